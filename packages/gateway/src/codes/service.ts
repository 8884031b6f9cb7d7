import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { CodeSent } from '@vodokanal/contract';
import {
  assertMaySend,
  CODE_LIFE,
  codeExpired,
  MOST_TRIES,
  wrongCode,
} from '@vodokanal/contract/policies/one-time-code';
import { MAIL_CODE_LENGTH, MAIL_CODE_LETTERS, parseCode, parseMailCode } from '@vodokanal/contract/rules/contact';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { CodeData, CodePurpose, Tables } from '../database/tables.ts';
import type { Selectable } from 'kysely';
import type { ProblemError } from '../http/problems.ts';
import { hashSecret, newSecret } from '../ids.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Cause } from '../messages/budget.ts';
import { knownDevice } from '../session/devices.ts';
import type { Call } from '../http/operation.ts';

const SECOND = 1000;

type At = Pick<Call<'codes.send'>, 'request' | 'address' | 'now'>;

export interface NewTicket {
  readonly purpose: CodePurpose;
  readonly customerId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly channel: 'sms' | 'mail';
  /** Phone number or e-mail address; null when the login is unknown: then every code is wrong. */
  readonly recipient: string | null;
  /** The masked recipient, safe to show. */
  readonly shown: string;
  readonly data?: CodeData;
}

export type Ticket = Selectable<Tables['code']>;

/** Host of the page that asks; phones offer the code only on that host. */
const hostOf = (request: Request): string => new URL(request.headers.get('Origin') ?? request.url).hostname;

const WORDS: Readonly<Record<CodePurpose, string>> = {
  registration: 'для регистрации в личном кабинете',
  recovery: 'для нового пароля',
  'recovery-mail': '',
  'sign-in': 'для входа в личный кабинет',
  office: 'для входа в рабочее место',
  'new-password': 'для нового пароля',
  contact: 'для нового адреса или телефона',
  application: 'для подписи заявления',
  passkey: '',
  'new-passkey': '',
};

/** The text of a code without what people add to it; a code from the mailbox has letters only. */
const folded = (code: string): string => parseMailCode(code) ?? parseCode(code);

const newMailCode = (): string =>
  Array.from({ length: MAIL_CODE_LENGTH }, () => MAIL_CODE_LETTERS[randomInt(MAIL_CODE_LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** Tickets of flows with several steps, and their one-time codes. Only hashes of both are stored. */
export class Codes {
  /** Creates a ticket and returns its secret. `send` sends the code. */
  async open(
    db: Database | Tx,
    { purpose, customerId, accountId, channel, recipient, shown, data = {} }: NewTicket,
    request: Request,
    now: Date,
  ): Promise<string> {
    const ticket = newSecret();
    await db
      .insertInto('code')
      .values({
        ticket_hash: hashSecret(ticket),
        purpose,
        customer_id: customerId ?? null,
        account_id: accountId ?? null,
        channel,
        recipient,
        shown,
        host: hostOf(request),
        code_hash: null,
        tries: 0,
        sends: 0,
        sent_at: null,
        verified_at: null,
        done_at: null,
        created_at: now,
        expires_at: new Date(now.getTime() + CODE_LIFE.code),
        data: JSON.stringify(data),
      })
      .execute();
    return ticket;
  }

  /** Sends a new code by SMS or mail; the previous one stops working. Requests for one ticket wait for each other. */
  async send(db: Tx, ticket: string, at: At): Promise<CodeSent> {
    const { now } = at;
    const row = await this.#live(db, ticket, now, 'locked');
    // A ticket with a passkey challenge is answered by the passkey and has no code.
    if (row.data.challenge) throw codeExpired();
    assertMaySend(
      { sends: row.sends, sentAt: row.sent_at, isVerified: row.verified_at !== null, isDone: row.done_at !== null },
      now,
    );
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = new Date(now.getTime() + CODE_LIFE.code);
    await db
      .updateTable('code')
      .set({
        code_hash: row.data.isTaken ? null : hashSecret(ticket + code),
        tries: 0,
        sends: sql`sends + 1`,
        sent_at: now,
        expires_at: expiresAt,
      })
      .where('ticket_hash', '=', row.ticket_hash)
      .execute();
    await this.#deliver(db, row, code, expiresAt, at);
    // In a recovery the answer must not tell that somebody has no phone.
    return {
      channel: row.purpose === 'recovery' ? 'sms' : row.channel,
      recipient: row.shown,
      resendIn: CODE_LIFE.resend / SECOND,
      expiresIn: CODE_LIFE.code / SECOND,
    };
  }

  async #deliver(db: Tx, row: Ticket, code: string, expiresAt: Date, { request, address, now }: At): Promise<void> {
    const { purpose, channel, recipient, host, data } = row;
    const isKnownDevice = (await knownDevice(db, request, row.customer_id, now)) !== undefined;
    const nobody = data.login ?? row.ticket_hash;
    const login = purpose === 'recovery' && data.login ? hashSecret(data.login) : undefined;
    const cause: Cause = {
      kind: isKnownDevice
        ? 'device'
        : purpose === 'recovery'
          ? 'stranger'
          : purpose === 'sign-in' || purpose === 'office'
            ? 'password'
            : 'proven',
      address,
      account: row.account_id ?? (purpose === 'contact' ? row.customer_id : null),
      ...(login !== undefined && { login }),
    };
    const to = recipient ?? { nobody };
    const values = { code, purpose: WORDS[purpose] };
    if (data.isTaken) {
      await queueMessage(db, { channel, recipient: to, template: 'emailTaken', values: {}, cause }, now);
      return;
    }
    if (channel === 'sms') {
      const isOnTheWay = await queueMessage(
        db,
        { channel, recipient: to, template: 'codeBySms', values: { ...values, host }, cause, expiresAt },
        now,
      );
      // Strangers have used up the SMS of this customer: a mail brings a code that they cannot use up.
      if (isOnTheWay || purpose !== 'recovery') return;
    } else if (purpose !== 'recovery') {
      await queueMessage(db, { channel, recipient: to, template: 'code', values, cause, expiresAt }, now);
      return;
    }
    const mailCode = newMailCode();
    await this.#keepMailCode(db, row, mailCode, now);
    await queueMessage(
      db,
      {
        channel: 'mail',
        recipient: (channel === 'mail' ? recipient : data.email) ?? { nobody },
        template: 'recoveryByMail',
        values: { ...values, mailCode },
        cause,
        expiresAt,
      },
      now,
    );
  }

  /** Stores the hash of a code that stays in the customer's mailbox for a day, whoever had it sent. */
  async #keepMailCode(db: Tx, { customer_id, shown, host }: Ticket, mailCode: string, now: Date): Promise<void> {
    await db
      .insertInto('code')
      .values({
        ticket_hash: hashSecret(`recovery-mail ${parseMailCode(mailCode) ?? ''}`),
        purpose: 'recovery-mail',
        customer_id,
        account_id: null,
        channel: 'mail',
        recipient: null,
        shown,
        host,
        code_hash: null,
        tries: 0,
        sends: 1,
        sent_at: now,
        verified_at: null,
        done_at: null,
        created_at: now,
        expires_at: new Date(now.getTime() + CODE_LIFE.mail),
        data: '{}',
      })
      .execute();
  }

  /** Whether the text is a code from the mailbox of the ticket's customer; it is used up. */
  async #isMailCode(db: Database | Tx, { purpose, customer_id }: Ticket, text: string, now: Date): Promise<boolean> {
    const mailCode = parseMailCode(text);
    if (purpose !== 'recovery' || !customer_id || mailCode === null) return false;
    const { numUpdatedRows } = await db
      .updateTable('code')
      .set({ done_at: now })
      .where('ticket_hash', '=', hashSecret(`recovery-mail ${mailCode}`))
      .where('purpose', '=', 'recovery-mail')
      .where('customer_id', '=', customer_id)
      .where('done_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /**
   * Counts the try before comparing, so that parallel guesses cannot exceed the limit. A right code allows the next
   * step for half an hour.
   */
  async verify(
    db: Database | Tx,
    ticket: string,
    code: string,
    purposes: readonly CodePurpose[],
    now: Date,
  ): Promise<Ticket> {
    const live = await this.#live(db, ticket, now);
    // A verified code may be sent again when its answer was lost. That allows no more tries and no more time.
    if (live.verified_at) {
      if (!live.done_at && purposes.includes(live.purpose) && live.code_hash === hashSecret(ticket + folded(code)))
        return live;
      throw codeExpired();
    }
    const row = await this.count(db, ticket, purposes, now);
    const isRight =
      row.code_hash !== null && row.recipient !== null && row.code_hash === hashSecret(ticket + folded(code));
    if (!isRight && !(await this.#isMailCode(db, row, code, now))) throw this.wrong(row);
    return db
      .updateTable('code')
      .set({
        verified_at: now,
        code_hash: hashSecret(ticket + folded(code)),
        tries: 0,
        expires_at: new Date(now.getTime() + CODE_LIFE.step),
      })
      .where('ticket_hash', '=', row.ticket_hash)
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  /** Counts one more try of a valid ticket; throws `CODE_EXPIRED` after the fifth. */
  async count(db: Database | Tx, ticket: string, purposes: readonly CodePurpose[], now: Date): Promise<Ticket> {
    const row = await db
      .updateTable('code')
      .set({ tries: sql`tries + 1` })
      .where('ticket_hash', '=', hashSecret(ticket))
      .where('purpose', 'in', [...purposes])
      .where('tries', '<', MOST_TRIES)
      .where('expires_at', '>', now)
      .where('done_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw codeExpired();
    return row;
  }

  wrong({ tries }: Ticket): ProblemError {
    return wrongCode(tries);
  }

  /** Returns the ticket of a flow whose code was entered correctly; throws `CODE_EXPIRED` otherwise. */
  async verified(db: Database | Tx, ticket: string, purpose: CodePurpose, now: Date): Promise<Ticket> {
    const row = await this.#live(db, ticket, now);
    if (row.purpose !== purpose || !row.verified_at) throw codeExpired();
    return row;
  }

  async find(db: Database | Tx, ticket: string, purpose: CodePurpose, now: Date): Promise<Ticket> {
    const row = await this.#live(db, ticket, now);
    if (row.purpose !== purpose || row.done_at) throw codeExpired();
    return row;
  }

  /** Marks the ticket as used; returns false when it already was. */
  async finish(db: Database | Tx, { ticket_hash }: Ticket, customerId: string | null, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('code')
      .set({ done_at: now, customer_id: customerId })
      .where('ticket_hash', '=', ticket_hash)
      .where('done_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async #live(db: Database | Tx, ticket: string, now: Date, isLocked?: 'locked'): Promise<Ticket> {
    const row = await db
      .selectFrom('code')
      .selectAll()
      .where('ticket_hash', '=', hashSecret(ticket))
      .where('expires_at', '>', now)
      .$if(isLocked !== undefined, (query) => query.forUpdate())
      .executeTakeFirst();
    if (!row) throw codeExpired();
    return row;
  }
}

export const codeSecondsLeft = ({ expires_at }: Ticket, now: Date): number =>
  Math.max(0, Math.round((expires_at.getTime() - now.getTime()) / SECOND));
