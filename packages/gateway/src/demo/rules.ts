import type { ChargeRules } from '@vodokanal/contract/rules/account-facts';
import type { DebtRules } from '@vodokanal/contract/rules/ledger';
import { chargeRules } from '../charges/rules.ts';
import { allocationRule } from '../debts/allocation.ts';
import { debtRules } from '../debts/service.ts';
import { dueOn } from '../registry/import.ts';
import type { Settings } from '../settings/settings.ts';

export const DEMO_ZONE = 'город';

/** What the bills of the demo utility are computed by. */
export interface DemoRules {
  /** Prices and norms on a date. */
  charges(date: string): ChargeRules;
  /** The day by which a month is to be paid. */
  dueOn(period: string): string;
  readonly debts: DebtRules;
}

/** The rules of the settings; they must hold the legal settings and those of the demo. */
export const demoRules = (settings: Settings, today: string): DemoRules => ({
  charges: (date) => chargeRules(settings, DEMO_ZONE, date),
  dueOn: (period) => dueOn(settings, period) ?? today,
  debts: debtRules(settings, today, allocationRule(settings, today)),
});
