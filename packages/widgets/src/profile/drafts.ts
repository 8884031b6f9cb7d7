import type { ProfileField } from '@vodokanal/contract';
import type { Attachment } from '../kit/controllers/attachments.ts';

export type Contact = 'phone' | 'email';

/** What was typed for the office and not sent yet. */
export interface KeptCorrection { readonly newValue: string; readonly comment: string; readonly files: readonly Attachment[] }
/** The ticket of a code that was sent to a new phone or address. */
export interface KeptContact { readonly kind: Contact; readonly ticket: string; readonly recipient: string; readonly until: number }

/** Names of the drafts on the device. */
export const CONTACT_DRAFT = 'contact';
export const correctionDraft = (accountId: string, field: ProfileField): string => `profile:${accountId}:${field}`;
