import type { DataRecipient, DataRequest, DataRequestList, NewDataRequest } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** What the customer may ask about their personal data (152-ФЗ). */
export const dataRequestsOf = defineResource(({ get, post, command, endpoint, invalidate }) => {
  const PATH = '/v1/data-requests';
  const thenInvalidate = async (request: Promise<DataRequest>): Promise<DataRequest> => {
    const registered = await request;
    invalidate('dataRequests');
    return registered;
  };
  return {
    /** The requests, newest first, with the legal terms for new ones. */
    list: (signal?: AbortSignal) => get<DataRequestList>(PATH, signal),
    create: (request: NewDataRequest, intent: string) =>
      thenInvalidate(post<DataRequest>(PATH, { body: request, key: intent })),
    /** Makes a copy, which can be downloaded for ten minutes. */
    copy: (intent: string) => thenInvalidate(post<DataRequest>(`${PATH}/copy`, { key: intent })),
    /** Addresses of a copy, for links. */
    copyAddress: (requestId: string, format: 'json' | 'pdf') =>
      `${endpoint}${PATH}/${requestId}/${format === 'json' ? 'copy' : 'copy-pdf'}`,
    /** Who gets data of the customer now. */
    recipients: async (signal?: AbortSignal) =>
      (await get<{ items: DataRecipient[] }>('/v1/data-recipients', signal)).items,
    /** Ends the connection of a partner site, which is then no recipient any more. */
    async disconnect(connectionId: string, intent: string): Promise<void> {
      await command('DELETE', `/v1/connections/${connectionId}`, { key: intent });
      invalidate('dataRequests');
    },
  };
});
