import type { ProfileField } from '@vodokanal/contract';
import type { Attachment } from '../kit/controllers/attachments.ts';

export type Contact = 'phone' | 'email';

/** A draft of a correction. */
export interface CorrectionDraft {
  readonly newValue: string;
  readonly comment: string;
  readonly files: readonly Attachment[];
}
/** The ticket of a code that was sent to a new phone or e-mail address. */
export interface ContactDraft {
  readonly kind: Contact;
  readonly ticket: string;
  readonly recipient: string;
  readonly until: number;
}

/** Names of the drafts. */
export const CONTACT_DRAFT = 'contact';
export const correctionDraft = (accountId: string, field: ProfileField): string => `profile:${accountId}:${field}`;
