import type { NewUnlock, Unlock } from '@vodokanal/contract';
import type { Connection } from '../connection.ts';
import { jsonOf } from '../transport.ts';
import type { UploadOptions } from '../upload.ts';

/** Access recovery by documents, for somebody who cannot sign in: the request's ticket stands in for a session. */
export const unlocksOf = ({ send }: Pick<Connection, 'send'>) => {
  const post = async <T>(path: string, body: unknown, intent?: string): Promise<T> =>
    jsonOf<T>(await send('POST', `/v1/unlocks${path}`, { body, key: intent }));
  return {
    create: (request: NewUnlock, intent?: string) => post<Unlock>('', request, intent),
    status: (ticket: string) => post<Unlock>('/status', { ticket }),
    attach: (ticket: string, uploadIds: readonly string[], intent?: string) =>
      post<Unlock>('/documents', { ticket, uploadIds }, intent),
    /** Uploads with the ticket instead of a session. */
    async upload(ticket: string, file: File, options: UploadOptions): Promise<string> {
      const { upload } = await import('../upload.ts');
      return upload(
        (method, path, sending) =>
          send(method, path, { ...sending, headers: { ...sending?.headers, 'X-VK-Ticket': ticket } }),
        file,
        options,
      );
    },
    removeUpload: async (ticket: string, id: string): Promise<void> =>
      void (await send('DELETE', `/v1/uploads/${id}`, {
        headers: { 'Tus-Resumable': '1.0.0', 'X-VK-Ticket': ticket },
      })),
  };
};
