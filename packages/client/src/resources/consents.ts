import type { Consent, ConsentDocument, NewConsent } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const consentsOf = defineResource(({ get, post, invalidate }) => {
  const thenInvalidate = async (consent: Promise<Consent>): Promise<Consent> => {
    const given = await consent;
    invalidate('consents');
    return given;
  };
  return {
    documents: async (signal?: AbortSignal) =>
      (await get<{ items: ConsentDocument[] }>('/v1/consents/documents', signal)).items,
    list: async (signal?: AbortSignal) => (await get<{ items: Consent[] }>('/v1/consents', signal)).items,
    give: ({ document, version }: NewConsent, intent: string) =>
      thenInvalidate(post<Consent>('/v1/consents', { body: { document, version }, key: intent })),
    withdraw: (id: string, intent: string) =>
      thenInvalidate(post<Consent>(`/v1/consents/${id}/withdrawal`, { key: intent })),
  };
});
