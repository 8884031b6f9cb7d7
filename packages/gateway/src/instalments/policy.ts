import type { InstalmentPolicy } from '@vodokanal/contract/policies/instalment-plan';
import type { Settings } from '../settings/settings.ts';

/** On which terms the utility offers plans, and why. */
export interface Terms {
  readonly policy: InstalmentPolicy;
  readonly law: string;
}

/** How many days a plan that was signed before the utility stopped offering plans may be late. */
const GRACE_DAYS = 10;

export const policyOn = (settings: Settings, date: string): Terms | null => {
  const found = settings.find('instalmentPolicy', '', date);
  return found ? { policy: found.value, law: found.law } : null;
};

/** For how many days an offer can be signed when the utility has stopped offering plans since. */
const OFFER_DAYS = 10;

export const offerDaysOf = (settings: Settings, date: string): number =>
  policyOn(settings, date)?.policy.offerDays ?? OFFER_DAYS;

/** How many days an instalment of a plan of this date may be late. */
export const graceDaysOf = (settings: Settings, createdOn: string): number =>
  policyOn(settings, createdOn)?.policy.graceDays ?? GRACE_DAYS;
