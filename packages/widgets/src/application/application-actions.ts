import { applicationCasesOf, type Client } from '@vodokanal/client';
import type { Handover, VisitChoice } from '@vodokanal/contract';

/** What the customer has done with an application. */
export type ApplicationChange = 'written' | 'withdrawn' | 'booked' | 'visitCancelled' | 'handedOver';

export interface ApplicationAct {
  readonly change: ApplicationChange;
  readonly accountId: string;
  readonly applicationId: string;
  /** Of a message. */
  readonly text?: string;
  readonly uploadIds?: readonly string[];
  /** Of a visit. */
  readonly choice?: VisitChoice;
  readonly handover?: Handover;
}

/** Sends what the customer has done. */
export function act(
  client: Client,
  { change, accountId, applicationId, text = '', uploadIds = [], choice, handover }: ApplicationAct,
  intent: string,
): Promise<unknown> {
  const applications = applicationCasesOf(client);
  switch (change) {
    case 'written': {
      const files = uploadIds.length > 0 ? { uploadIds: [...uploadIds] } : {};
      return applications.write(accountId, applicationId, { text, ...files }, intent);
    }
    case 'withdrawn':
      return applications.withdraw(accountId, applicationId, intent);
    case 'booked':
      return applications.bookVisit(accountId, applicationId, choice ?? { on: '', from: '' }, intent);
    case 'visitCancelled':
      return applications.cancelVisit(accountId, applicationId, intent);
    case 'handedOver':
      return applications.handOver(accountId, applicationId, handover ?? { takenOn: '', readings: [] }, intent);
  }
}
