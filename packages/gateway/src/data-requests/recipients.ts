import type { DataRecipient } from '@vodokanal/contract';
import { localDate } from '@vodokanal/contract/rules/calendar';
import type { Database } from '../database/open.ts';
import type { Settings } from '../settings/settings.ts';
import {
  connectedSites,
  consentsInForce,
  helpersOfAccounts,
  managersOfAccounts,
  partnerServers,
} from './recipient-queries.ts';
import { subjectOf } from './queries.ts';

/** An adapter that passes personal data on. */
export type Adapter = 'acquirer' | 'fiscal' | 'mail' | 'sms';

const BASIS: Readonly<Record<DataRecipient['kind'], DataRecipient['basis']>> = {
  partnerSite: 'choice',
  partnerServer: 'contract',
  helper: 'choice',
  manager: 'contract',
  consent: 'consent',
  acquirer: 'contract',
  fiscal: 'law',
  mail: 'contract',
  sms: 'contract',
};

/**
 * Who gets personal data of the customer now, from what is stored and configured (152-ФЗ ст. 14 ч. 7 п. 4, 5 и 9): no
 * list is kept by hand.
 */
export async function listRecipients(
  db: Database,
  { settings, adapters }: { readonly settings: Settings; readonly adapters: ReadonlySet<Adapter> },
  customerId: string,
  now: Date,
): Promise<DataRecipient[]> {
  const subject = await subjectOf(db, customerId);
  if (!subject) return [];
  const { accountIds } = subject;
  const today = settings.today(now);
  const { timeZone } = settings.get('utility', '', today);
  const dayOf = (instant: Date | null): string | null => instant && localDate(instant, timeZone);
  const recipient = (
    kind: DataRecipient['kind'],
    name: string,
    facts: Partial<Omit<DataRecipient, 'kind' | 'name'>> = {},
  ): DataRecipient => ({
    kind,
    name,
    basis: BASIS[kind],
    ground: settings.find('dataGround', kind, today)?.law ?? '',
    since: null,
    until: null,
    withdrawal: null,
    ...facts,
  });
  const documents = settings.consentDocuments(today);
  return [
    ...(await connectedSites(db, customerId, now)).map(({ id, site, name, created_at, expires_at }) =>
      recipient('partnerSite', name || site, {
        since: dayOf(created_at),
        until: dayOf(expires_at),
        withdrawal: { of: 'connection', id },
      }),
    ),
    ...(await partnerServers(db, accountIds)).map(({ origin, name }) => recipient('partnerServer', name || origin)),
    ...(await managersOfAccounts(db, accountIds)).map(({ name }) => recipient('manager', name)),
    ...(await helpersOfAccounts(db, accountIds, today)).map(({ id, account_id, email, until, accepted_at }) =>
      recipient('helper', email, {
        since: dayOf(accepted_at),
        until,
        withdrawal: { of: 'helper', id, accountId: account_id },
      }),
    ),
    ...(await consentsInForce(db, customerId)).map(({ id, document, title, given_at }) => {
      const found = documents.find((each) => each.document === document);
      return recipient('consent', found?.recipient ?? title, {
        since: dayOf(given_at),
        withdrawal: { of: 'consent', id },
        ...(found && { detail: `${found.purpose}: ${found.data}` }),
      });
    }),
    ...(['acquirer', 'fiscal', 'mail', 'sms'] as const)
      .filter((adapter) => adapters.has(adapter))
      .map((adapter) => {
        const processor = settings.find('dataProcessor', adapter, today)?.value;
        return recipient(adapter, processor?.name ?? '', { since: processor?.since ?? null });
      }),
  ];
}
