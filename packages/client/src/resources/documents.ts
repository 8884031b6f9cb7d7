import type { AccountDocument, AccountDocumentList } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Documents of one page; the most that the endpoint gives. */
const PAGE = 200;

/** The papers about an account: those that the utility has published, and those that are made on demand. */
export const documentsOf = defineResource(({ get, post, endpoint, invalidate }) => {
  const pathOf = (accountId: string) => `/v1/accounts/${accountId}/documents`;
  return {
    /** All documents, newest first. Only the holder of the account may see them. */
    async list(accountId: string, signal?: AbortSignal): Promise<readonly AccountDocument[]> {
      const all: AccountDocument[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: AccountDocumentList = await get<AccountDocumentList>(
          `${pathOf(accountId)}?limit=${PAGE}${next && `&after=${next}`}`,
          signal,
        );
        all.push(...page.items);
        next = page.next;
      }
      return all;
    },
    /** Remembers that the customer has opened a document. */
    async markRead(accountId: string, documentId: string): Promise<AccountDocument> {
      const document = await post<AccountDocument>(`${pathOf(accountId)}/${documentId}/read-mark`);
      invalidate('documents');
      return document;
    },
    /** Address of a document, for a link that opens it in a new tab. */
    viewAddress: (accountId: string, documentId: string) =>
      `${endpoint}${pathOf(accountId)}/${documentId}/content?show=inline`,
  };
});
