import type { Finding, FindingCode, ProblemBody, ProblemCode } from './index.ts';

const kinds: Readonly<Record<ProblemCode, { readonly status: number; readonly title: string }>> = {
  BAD_REQUEST: { status: 400, title: 'The request cannot be understood' },
  INVALID: { status: 422, title: 'Some fields are not right' },
  NOT_FOUND: { status: 404, title: 'There is no such thing, or it is not yours' },
  SIGNED_OUT: { status: 401, title: 'Nobody is signed in' },
  ORIGIN_REFUSED: { status: 403, title: 'This origin may not do that' },
  KEY_REUSED: { status: 422, title: 'The idempotency key was used before, with another body or too long ago' },
  IN_FLIGHT: { status: 409, title: 'The first request with this key is still running' },
  RATE_LIMITED: { status: 429, title: 'Too many attempts' },
  LIMIT_REACHED: { status: 409, title: 'As many as allowed are there already' },
  TOO_LARGE: { status: 413, title: 'Too large' },
  SERVICE_UNAVAILABLE: { status: 503, title: 'Not available now' },
  INTERNAL: { status: 500, title: 'Something broke here' },
  WRONG_CREDENTIALS: { status: 422, title: 'The login or the password is not right' },
  CUSTOMER_BLOCKED: { status: 403, title: 'The sign-in is blocked' },
  READING_REFUSED: { status: 422, title: 'The reading cannot be taken' },
  READING_UNCONFIRMED: { status: 422, title: 'The reading must be confirmed' },
  ALREADY_SENT: { status: 409, title: 'A reading was already sent for this period' },
  ALREADY_BILLED: { status: 409, title: 'The reading is already billed' },
  UPLOAD_TYPE: { status: 422, title: 'Files of this type are not taken' },
  UPLOAD_UNFINISHED: { status: 422, title: 'A file has not arrived whole' },
  UPLOAD_DAMAGED: { status: 422, title: 'The file is damaged or not whole' },
  UPLOAD_PROTECTED: { status: 422, title: 'The file is protected by a password' },
  UPLOAD_ACTIVE: { status: 422, title: 'The file has a program, a form or another file inside' },
  UPLOAD_OVERSIZED: { status: 422, title: 'The file unpacks to too much' },
  UPLOAD_INFECTED: { status: 422, title: 'The virus scanner has found a virus in the file' },
  UPLOAD_UNCHECKED: { status: 503, title: 'The virus scanner does not answer now' },
  SCOPE_REFUSED: { status: 403, title: 'This site may not do that' },
  CODE_REFUSED: { status: 422, title: 'The code does not work, or no more' },
  GUEST_NOT_FOUND: { status: 422, title: 'There is no such meter under this account number' },
  LINK_ENDED: { status: 422, title: 'The link is not valid any more' },
  LINK_USED: { status: 409, title: 'Somebody pays or has paid by this link' },
  PAYER_NOT_FOUND: { status: 422, title: 'There is no such account, or the fact does not belong to it' },
  WORK_REQUIRED: { status: 422, title: 'Too many tries: the next one must bring work' },
  PROOF_REFUSED: { status: 422, title: 'The account number and the proof do not fit together' },
  ALREADY_REGISTERED: { status: 409, title: 'The account has a sign-in already' },
  ACCOUNT_CLOSED: { status: 409, title: 'The account is closed' },
  CODE_WRONG: { status: 422, title: 'The code is not right' },
  CODE_EXPIRED: { status: 422, title: 'The code is no longer good; begin again' },
  STEP_UP_REQUIRED: { status: 403, title: 'The password must be said once more' },
  FROZEN: { status: 403, title: 'Sensitive acts are frozen until the password is recovered' },
  NO_PHONE: { status: 409, title: 'There is no confirmed phone' },
  LAST_ACCOUNT: { status: 409, title: 'The last account cannot be removed' },
  HELPER_REFUSED: { status: 403, title: 'A helper may not do that' },
  PAYMENT_CLOSED: { status: 409, title: 'The payment has ended, or is with the acquirer already' },
  ACQUIRER_UNAVAILABLE: { status: 503, title: 'The acquirer does not answer now' },
  METHOD_UNAVAILABLE: { status: 422, title: 'This way to pay is not offered' },
  NO_DEBT: { status: 409, title: 'Nothing is overdue' },
  PLAN_CLOSED: { status: 409, title: 'The instalment plan is not at this step any more' },
  APPLICATION_CLOSED: { status: 409, title: 'The application is not at this step any more' },
  SLOT_TAKEN: { status: 409, title: 'That time has no place left' },
  CLAIM_CLOSED: { status: 409, title: 'The claim is not at this step any more' },
  ROLE_REFUSED: { status: 403, title: 'This role may not do that' },
  REQUEST_CLOSED: { status: 409, title: 'The request is answered, or cannot be changed like this any more' },
  SAME_PERSON: { status: 403, title: 'Somebody else must confirm that' },
  READ_ONLY: { status: 403, title: 'This is a view without changes' },
  SETTING_IN_FORCE: { status: 409, title: 'The change is in force, or a later one is about the same day' },
  IMPORT_CONFLICT: { status: 409, title: 'The import is not at this step, or another one is not finished' },
  UPLOAD_CONFLICT: { status: 409, title: 'The file continues at another place' },
};

/** A handler may throw it anywhere; the answer is an RFC 9457 problem. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly Finding[];
  /** Seconds until the request may be repeated. */
  readonly retryAfter: number | undefined;
  /** The cause in English, for developers and webmasters; without personal data. */
  readonly detail: string | undefined;

  constructor(
    code: ProblemCode,
    {
      errors = [],
      retryAfter,
      detail,
    }: { readonly errors?: readonly Finding[]; readonly retryAfter?: number; readonly detail?: string } = {},
  ) {
    super(kinds[code].title);
    this.code = code;
    this.errors = errors;
    this.retryAfter = retryAfter;
    this.detail = detail;
  }
}

export function problemResponse({ code, errors, retryAfter, detail }: ProblemError): Response {
  const { status, title } = kinds[code];
  const body: ProblemBody = {
    type: `urn:vodokanal:problem:${code}`,
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(errors.length > 0 && { errors: [...errors] }),
  };
  const headers = {
    'Content-Type': 'application/problem+json',
    ...(retryAfter !== undefined && { 'Retry-After': String(Math.ceil(retryAfter)) }),
  };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Makes a finding of severity `block`; `pointer` is a JSON pointer, e.g. `/value`. */
export const blockingFinding = (code: FindingCode, pointer: string, params?: Finding['params']): Finding => ({
  code,
  severity: 'block',
  pointer,
  ...(params && { params }),
});

/** Throws INVALID with the findings; does nothing when there are none. */
export function assertNoFindings(errors: readonly Finding[]): void {
  if (errors.length > 0) throw new ProblemError('INVALID', { errors });
}
