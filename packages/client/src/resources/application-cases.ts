import type {
  Application,
  ApplicationCase,
  CodeTicketed,
  Handover,
  NewApplication,
  NewClaimMessage,
  VisitChoice,
  VisitKind,
  VisitSlotList,
} from '@vodokanal/contract';
import { defineResource } from '../client.ts';

/** Filing an application, and what follows. Apart from the list, which is all that the first visit needs. */
export const applicationCasesOf = defineResource(({ get, post, command, endpoint, invalidate }) => {
  const pathOf = (accountId: string, applicationId: string) =>
    `/v1/accounts/${accountId}/applications/${applicationId}`;
  const send = async <T>(path: string, options: { readonly body?: unknown; readonly key: string }): Promise<T> => {
    const answer = await post<T>(path, options);
    invalidate('applications');
    return answer;
  };
  return {
    /** Times of visits with a free place. */
    slots: (accountId: string, kind: VisitKind, signal?: AbortSignal) =>
      get<VisitSlotList>(`/v1/accounts/${accountId}/visit-slots?kind=${kind}`, signal),
    /** Sends a code that confirms this application. */
    sendCode: (accountId: string, draft: NewApplication, intent: string) =>
      post<CodeTicketed>(`/v1/accounts/${accountId}/application-codes`, { body: draft, key: intent }),
    /** Files an application. */
    submit: (accountId: string, draft: NewApplication, intent: string) =>
      send<Application>(`/v1/accounts/${accountId}/applications`, { body: draft, key: intent }),
    /** An application with its conversation. */
    get: (accountId: string, applicationId: string, signal?: AbortSignal) =>
      get<ApplicationCase>(pathOf(accountId, applicationId), signal),
    /** Marks the messages of the utility as read, up to one of them. */
    markRead: (accountId: string, applicationId: string, messageId: string, intent: string) =>
      send<Application>(`${pathOf(accountId, applicationId)}/read`, { body: { messageId }, key: intent }),
    /** Adds words or files to an application that is not decided. */
    write: (accountId: string, applicationId: string, message: NewClaimMessage, intent: string) =>
      send<ApplicationCase>(`${pathOf(accountId, applicationId)}/messages`, { body: message, key: intent }),
    withdraw: (accountId: string, applicationId: string, intent: string) =>
      send<ApplicationCase>(`${pathOf(accountId, applicationId)}/withdrawal`, { key: intent }),
    /** Chooses the time of a visit, or moves it. */
    bookVisit: (accountId: string, applicationId: string, choice: VisitChoice, intent: string) =>
      send<ApplicationCase>(`${pathOf(accountId, applicationId)}/visit`, { body: choice, key: intent }),
    /** Gives the time of a visit back. */
    async cancelVisit(accountId: string, applicationId: string, intent: string): Promise<void> {
      await command('DELETE', `${pathOf(accountId, applicationId)}/visit`, { key: intent });
      invalidate('applications');
    },
    /** Gives the readings on the day on which the home changes hands. */
    handOver: (accountId: string, applicationId: string, handover: Handover, intent: string) =>
      send<ApplicationCase>(`${pathOf(accountId, applicationId)}/handover`, { body: handover, key: intent }),
    /** Address of a file, for a link. */
    fileAddress: (accountId: string, applicationId: string, fileId: string) =>
      `${endpoint}${pathOf(accountId, applicationId)}/files/${fileId}`,
    /** Address of the application as a PDF, for a link. */
    documentAddress: (accountId: string, applicationId: string) =>
      `${endpoint}${pathOf(accountId, applicationId)}/document`,
  };
});
