import { uploadsOf, type Client } from '@vodokanal/client';
import type { UploadTarget } from './attachments.ts';

/** Where the files of a signed-in customer go. */
export const customerUploads = (host: { readonly client: Client | undefined }): UploadTarget => ({
  send: (file, options) => host.client && uploadsOf(host.client).send(file, options),
  remove: (id) => host.client && uploadsOf(host.client).remove(id),
});
