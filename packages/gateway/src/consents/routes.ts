import { presentDocument } from '@vodokanal/contract/policies/consent';
import { audit } from '../audit/audit.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Settings } from '../settings/settings.ts';
import { consentBody, giveConsent, withdrawConsent } from './consents.ts';

export function consentRoutes(settings: Settings, today: (now: Date) => Promise<string>): Pick<Handlers, 'consents.documents' | 'consents.list' | 'consents.give' | 'consents.withdraw'> {
  return {
    'consents.documents': async ({ now }) => ({ body: { items: await settings.consentDocuments(await today(now)) } }),

    async 'consents.list'({ db, customer }) {
      const rows = await db.selectFrom('consent').selectAll().where('customer_id', '=', customer.id).orderBy('given_at', 'desc').execute();
      return { body: { items: rows.map(consentBody) } };
    },

    async 'consents.give'({ db, customer, body, address, now }) {
      const consent = await giveConsent(db, customer.id, presentDocument(await settings.consentDocuments(await today(now)), body), address, now);
      await audit(db, { action: 'consent-given', customerId: customer.id, address, now, details: { document: consent.document, version: consent.version } });
      return { body: consent };
    },

    async 'consents.withdraw'({ db, customer, parameters, address, now }) {
      const before = await db.selectFrom('consent').selectAll().where('customer_id', '=', customer.id).where('id', '=', parameters.consentId).executeTakeFirst();
      if (!before) throw new ProblemError('NOT_FOUND');
      if (before.withdrawn_at) return { body: consentBody(before) };
      await withdrawConsent(db, customer.id, before.document, now);
      await audit(db, { action: 'consent-withdrawn', customerId: customer.id, address, now, details: { document: before.document, version: before.version } });
      return { body: consentBody({ ...before, withdrawn_at: now }) };
    },
  };
}
