import type { Finding, NewContact, NewRegistration } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { foldEmail } from '../rules/account-number.ts';
import { isEmail, parsePhone } from '../rules/contact.ts';

/** Normalises the phone and e-mail of a registration; `errors` says what is wrong with them. */
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

/** Normalises a new phone or e-mail for storage; null when it is not valid. */
export function contactValue({ kind, value }: NewContact): string | null {
  if (kind === 'phone') return parsePhone(value);
  const email = foldEmail(value);
  return isEmail(email) ? email : null;
}

/**
 * Checks a new phone or e-mail. An address with which somebody else signs in is no fault: the answer must not reveal it,
 * and its owner is told by mail.
 */
export const contactFaults = (contact: NewContact): Finding[] =>
  contactValue(contact) === null
    ? [blockingFinding(contact.kind === 'phone' ? 'PHONE_FORMAT' : 'EMAIL_FORMAT', '/value')]
    : [];
