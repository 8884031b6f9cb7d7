import { defineResource } from '../client.ts';
import type { UploadOptions } from '../upload.ts';

export const uploadsOf = defineResource(({ send }) => ({
  /** Uploads a file by tus and resolves to its id. The uploader is loaded with the first file. */
  async send(file: File, options: UploadOptions): Promise<string> {
    const { upload } = await import('../upload.ts');
    return upload(send, file, options);
  },
  remove: async (id: string): Promise<void> =>
    void (await send('DELETE', `/v1/uploads/${id}`, { headers: { 'Tus-Resumable': '1.0.0' } })),
}));
