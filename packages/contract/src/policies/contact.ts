import type { Finding, NewContact, NewRegistration } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { foldEmail } from '../rules/account-number.ts';
import { isEmail, parsePhone } from '../rules/contact.ts';

/** The phone and the e-mail of somebody who registers, or what is wrong with them. */
export function registrationContacts({ phone: given, email: address }: Pick<NewRegistration, 'phone' | 'email'>): {
  readonly phone: string | null;
  readonly email: string | undefined;
  readonly errors: readonly Finding[];
} {
  const phone = parsePhone(given);
  const email = address?.trim() ? foldEmail(address) : undefined;
  return {
    phone,
    email,
    errors: [
      ...(phone ? [] : [blockingFinding('PHONE_FORMAT', '/phone')]),
      ...(email === undefined || isEmail(email) ? [] : [blockingFinding('EMAIL_FORMAT', '/email')]),
    ],
  };
}

/** A new phone or e-mail in the one spelling that is kept; null when it is none. */
export function contactValue({ kind, value }: NewContact): string | null {
  if (kind === 'phone') return parsePhone(value);
  const email = foldEmail(value);
  return isEmail(email) ? email : null;
}

/** What is wrong with a new phone or e-mail; `isTaken`: somebody else signs in with the address. */
export function contactFaults(contact: NewContact, isTaken: boolean): Finding[] {
  if (contactValue(contact) === null)
    return [blockingFinding(contact.kind === 'phone' ? 'PHONE_FORMAT' : 'EMAIL_FORMAT', '/value')];
  return contact.kind === 'email' && isTaken ? [blockingFinding('EMAIL_TAKEN', '/value')] : [];
}
