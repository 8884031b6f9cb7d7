import { defineResource } from '../client.ts';
import { download, type DownloadOptions } from '../download.ts';

/** The files of documents. Apart from the list, because few visitors download one. */
export const documentFilesOf = defineResource(({ send }) => ({
  file: (accountId: string, documentId: string, options?: DownloadOptions) =>
    download(send, `/v1/accounts/${accountId}/documents/${documentId}/content`, options),
  /** Chosen documents, at most fifty, as a ZIP archive. */
  archive: (accountId: string, documentIds: readonly string[], options?: DownloadOptions) =>
    download(send, `/v1/accounts/${accountId}/document-archive?ids=${documentIds.join()}`, options),
}));
