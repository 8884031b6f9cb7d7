import { presentDocument } from '@vodokanal/contract/policies/consent';
import { audit } from '../audit/audit.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { consentsOf } from './queries.ts';
import { consentBody, giveConsent, withdrawConsent } from './service.ts';

export const consentRoutes = ({
  settings,
  today,
}: Services): Pick<Handlers, 'consents.documents' | 'consents.list' | 'consents.give' | 'consents.withdraw'> => ({
  'consents.documents': ({ now }) => ({ body: { items: settings.consentDocuments(today(now)) } }),

  'consents.list': async ({ db, customer }) => ({
    body: { items: (await consentsOf(db, customer.id)).map(consentBody) },
  }),

  async 'consents.give'({ db, customer, body, address, now }) {
    const consent = await giveConsent(
      db,
      customer.id,
      presentDocument(settings.consentDocuments(today(now)), body),
      address,
      now,
    );
    await audit(db, {
      action: 'consent-given',
      customerId: customer.id,
      address,
      now,
      details: { document: consent.document, version: consent.version },
    });
    return { body: consent };
  },

  'consents.withdraw': async ({ db, customer, parameters, address, now }) => ({
    body: await withdrawConsent(db, customer.id, parameters.consentId, address, now),
  }),
});
