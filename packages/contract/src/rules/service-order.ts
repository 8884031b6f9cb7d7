import type { Meter } from '../index.ts';

type Service = Meter['service'];

const SERVICES: readonly Service[] = ['common', 'coldWater', 'hotWater', 'wastewater', 'irrigation'];

/** Compares services for `sort`: the common meter, then cold before hot water, wastewater and irrigation. */
export const compareServices = (a: Service, b: Service): number => SERVICES.indexOf(a) - SERVICES.indexOf(b);
