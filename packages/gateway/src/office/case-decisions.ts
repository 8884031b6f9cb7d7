import { answerDataRequest, extendDataRequest } from '../data-requests/service.ts';
import { dataRequestById } from '../data-requests/queries.ts';
import type { Tx } from '../database/transaction.ts';
import { offerPlan, refusePlan } from '../instalments/service.ts';
import { planById } from '../instalments/queries.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { decideMeterRequest } from '../meters/service.ts';
import { decideChange } from '../profile/changes.ts';
import { correctDifference } from '../registry/differences.ts';
import { closeIncident } from '../security/incidents.ts';
import { incidentById } from '../security/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { unlockById } from '../unlocks/queries.ts';
import { decideUnlock } from '../unlocks/service.ts';
import type { CaseRow, DecisionRow } from './case-queries.ts';

/** When and from where a decision is made. */
interface Act {
  readonly address: string;
  readonly now: Date;
}

/**
 * Lets a decision take effect by the service of its noun, which the command line calls, too. The case is locked and
 * open, and the decision fits it.
 */
export async function applyDecision(
  tx: Tx,
  settings: Settings,
  { kind, id, number, account_id, customer_id }: CaseRow,
  { action, text, until, phone }: DecisionRow,
  act: Act,
): Promise<void> {
  const { now } = act;
  const today = settings.today(now);
  const isApproved = action === 'approve';
  switch (kind) {
    case 'unlock': {
      const state = isApproved ? 'restored' : action === 'ask' ? 'needMore' : 'refused';
      await decideUnlock(tx, await unlockById(tx, id), { state, text, phone: phone ?? undefined }, today, act);
      return;
    }
    case 'profileChange':
      await decideChange(tx, number, isApproved ? 'applied' : 'refused', text, now, today);
      return;
    case 'meterRequest':
      await decideMeterRequest(
        tx,
        number,
        isApproved ? 'done' : 'refused',
        { text, ...(until !== null && { until }) },
        now,
      );
      return;
    case 'incident':
      await closeIncident(tx, await incidentById(tx, id), text, now);
      return;
    case 'dataRequest': {
      const row = await dataRequestById(tx, id);
      if (action === 'extend') await extendDataRequest(tx, settings, row, text, now);
      else await answerDataRequest(tx, settings, row, { text, isRefused: !isApproved }, now);
      return;
    }
    case 'instalmentPlan': {
      const row = await planById(tx, id);
      await (isApproved ? offerPlan(tx, settings, row, now) : refusePlan(tx, row, text, now));
      return;
    }
    case 'difference': {
      if (isApproved) await correctDifference(tx, account_id ?? '', id);
      const told = text || 'Учтём переданное вами показание и исправим начисление в следующем счёте.';
      if (customer_id)
        await tellCustomer(
          tx,
          customer_id,
          'mail',
          { template: 'differenceDecided', values: { number, text: told } },
          now,
        );
      return;
    }
  }
}
