import { html } from 'lit';
import type { Meter } from '@vodokanal/contract';
import { coldWaterIcon } from '../../generated/icons/coldWater.ts';
import { hotWaterIcon } from '../../generated/icons/hotWater.ts';
import { meterIcon } from '../../generated/icons/meter.ts';
import { wastewaterIcon } from '../../generated/icons/wastewater.ts';

type Service = Meter['service'];

const looks: Partial<Readonly<Record<Service, readonly [colour: string, icon: () => unknown]>>> = {
  coldWater: ['cold', coldWaterIcon],
  irrigation: ['cold', coldWaterIcon],
  hotWater: ['hot', hotWaterIcon],
  wastewater: ['waste', wastewaterIcon],
};

/** Colour of a service: the value of `data-service`. */
export const serviceColour = (service: Service): string => looks[service]?.[0] ?? '';

/** The icon of a service in a circle of its colour. The name of the service stands beside it. */
export const serviceIcon = (service: Service) =>
  html`<span class="vk-service" data-service=${serviceColour(service)}>${(looks[service]?.[1] ?? meterIcon)()}</span>`;
