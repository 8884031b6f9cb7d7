import type { ClaimDemand, ClaimType, NewEvidence, Service } from '@vodokanal/contract';
import { addMonths, periodOf } from '@vodokanal/contract/rules/calendar';
import { claimFields } from '@vodokanal/contract/rules/claim';

/** Months that a claim can be about, back from the present one. */
export const CLAIM_MONTHS = 36;
export const DEMANDS: readonly ClaimDemand[] = ['recalculate', 'checkMeter', 'returnMoney', 'explain'];
export const CLAIM_SERVICES: readonly Service[] = ['coldWater', 'hotWater', 'wastewater', 'irrigation', 'common'];

/** What a claim is about, as the page says that leads to the form: codes only. */
export interface ClaimSubject {
  readonly type: ClaimType;
  /** `YYYY-MM`. */
  readonly period?: string;
  readonly service?: Service;
  readonly demand?: ClaimDemand;
  /** The payment or reading that it is about. */
  readonly evidence?: readonly NewEvidence[];
}

/** The code that the page gives for a part of the subject. */
export type CodeOf = (
  name: 'type' | 'period' | 'service' | 'demand' | 'payment' | 'reading',
) => string | null | undefined;

/**
 * Reads a subject from attributes or from the address of the page. Undefined without a known type; codes that the form
 * does not offer are left out. `today` is a local date, `YYYY-MM-DD`.
 */
export function claimSubject(codeOf: CodeOf, today: string): ClaimSubject | undefined {
  const type = Object.keys(claimFields).find((each) => each === codeOf('type')) as ClaimType | undefined;
  if (!type) return undefined;
  const latest = periodOf(today);
  const period = codeOf('period') ?? '';
  const isOffered =
    /^\d{4}-(0[1-9]|1[0-2])$/.test(period) && period <= latest && period > addMonths(latest, -CLAIM_MONTHS);
  const service = CLAIM_SERVICES.find((each) => each === codeOf('service'));
  const demand = DEMANDS.find((each) => each === codeOf('demand'));
  const evidence = (['payment', 'reading'] as const).flatMap((kind): NewEvidence[] => {
    const id = codeOf(kind) ?? '';
    return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) ? [{ kind, id }] : [];
  });
  return {
    type,
    ...(isOffered && { period }),
    ...(service && { service }),
    ...(demand && { demand }),
    ...(evidence.length > 0 && { evidence }),
  };
}
