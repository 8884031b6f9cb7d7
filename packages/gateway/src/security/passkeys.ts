import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import type { Factor } from '@vodokanal/contract';
import type { Codes } from '../codes/service.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { Sites } from '../sites/sites.ts';

type Options = Readonly<Record<string, unknown>>;
export interface Asked {
  readonly ticket: string;
  readonly options: Options;
}

export type NewKey = NonNullable<VerifiedRegistrationResponse['registrationInfo']>['credential'];

const MOST = 20;

/** Passkeys (WebAuthn). They belong to the endpoint's host and work on every origin where customers sign in. */
export class Passkeys {
  readonly #codes: Codes;
  readonly #sites: Sites;
  readonly #host: string;

  /** `host` is the relying party id, e.g. `lk.example.org`. */
  constructor(codes: Codes, sites: Sites, host: string) {
    this.#codes = codes;
    this.#sites = sites;
    this.#host = host;
  }

  async list(db: Database | Tx, customerId: string): Promise<Factor[]> {
    const rows = await db
      .selectFrom('passkey')
      .select(['id', 'name', 'created_at'])
      .where('customer_id', '=', customerId)
      .orderBy('created_at')
      .execute();
    return rows.map(({ id, name, created_at }) => ({
      id,
      kind: 'passkey',
      ...(name && { name }),
      createdAt: created_at.toISOString(),
    }));
  }

  async startNew(
    db: Database | Tx,
    customerId: string,
    label: string,
    utility: string,
    request: Request,
    now: Date,
  ): Promise<Asked> {
    const present = await db
      .selectFrom('passkey')
      .select(['credential_id'])
      .where('customer_id', '=', customerId)
      .execute();
    const options = await generateRegistrationOptions({
      rpName: utility,
      rpID: this.#host,
      userName: label,
      userID: new Uint8Array(Buffer.from(customerId.replaceAll('-', ''), 'hex')),
      attestationType: 'none',
      excludeCredentials: present.map(({ credential_id }) => ({ id: credential_id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return {
      ticket: await this.#open(db, 'new-passkey', customerId, options.challenge, request, now),
      options: { ...options },
    };
  }

  /** Checks a new passkey; undefined when the answer is invalid. The ticket can be used once, right or wrong. */
  async checkNew(
    db: Database,
    customerId: string,
    ticket: string,
    response: Options,
    now: Date,
  ): Promise<NewKey | undefined> {
    const asked = await this.#codes.find(db, ticket, 'new-passkey', now);
    if (asked.customer_id !== customerId || !(await this.#codes.finish(db, asked, customerId, now))) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: asked.data.challenge ?? '',
      expectedOrigin: this.#sites.inlineOrigins(),
      expectedRPID: this.#host,
      requireUserVerification: true,
    }).catch(() => ({ verified: false, registrationInfo: undefined }));
    return verified ? registrationInfo?.credential : undefined;
  }

  /** Stores a passkey; undefined when it exists already or the customer has 20. */
  async add(
    db: Tx,
    customerId: string,
    { id: credential_id, publicKey, counter, transports = [] }: NewKey,
    name: string,
    now: Date,
  ): Promise<Factor | undefined> {
    if ((await this.list(db, customerId)).length >= MOST) return undefined;
    const row = {
      customer_id: customerId,
      id: newId(),
      credential_id,
      public_key: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: JSON.stringify(transports),
      name,
      created_at: now,
      used_at: null,
    };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('passkey')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n
      ? { id: row.id, kind: 'passkey', ...(name && { name }), createdAt: now.toISOString() }
      : undefined;
  }

  async start(db: Database | Tx, request: Request, now: Date): Promise<Asked> {
    const options = await generateAuthenticationOptions({ rpID: this.#host, userVerification: 'required' });
    return {
      ticket: await this.#open(db, 'passkey', undefined, options.challenge, request, now),
      options: { ...options },
    };
  }

  /**
   * Returns the id of the customer whose passkey signed the challenge; undefined for an unknown passkey or a wrong
   * answer.
   */
  async check(db: Database | Tx, ticket: string, response: Options, now: Date): Promise<string | undefined> {
    const asked = await this.#codes.find(db, ticket, 'passkey', now);
    const key =
      typeof response['id'] === 'string'
        ? await db.selectFrom('passkey').selectAll().where('credential_id', '=', response['id']).executeTakeFirst()
        : undefined;
    // The ticket can be used once, right or wrong.
    if (!(await this.#codes.finish(db, asked, key?.customer_id ?? null, now)) || !key) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: asked.data.challenge ?? '',
      expectedOrigin: this.#sites.inlineOrigins(),
      expectedRPID: this.#host,
      requireUserVerification: true,
      credential: {
        id: key.credential_id,
        publicKey: new Uint8Array(Buffer.from(key.public_key, 'base64url')),
        counter: key.counter,
      },
    }).catch(() => ({ verified: false, authenticationInfo: undefined }));
    if (!verified || !authenticationInfo) return undefined;
    await db
      .updateTable('passkey')
      .set({ counter: authenticationInfo.newCounter, used_at: now })
      .where('customer_id', '=', key.customer_id)
      .where('id', '=', key.id)
      .execute();
    return key.customer_id;
  }

  async remove(db: Database | Tx, customerId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('passkey')
      .where('customer_id', '=', customerId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  #open(
    db: Database | Tx,
    purpose: 'passkey' | 'new-passkey',
    customerId: string | undefined,
    challenge: string,
    request: Request,
    now: Date,
  ): Promise<string> {
    return this.#codes.open(
      db,
      { purpose, customerId, channel: 'sms', recipient: null, shown: '', data: { challenge } },
      request,
      now,
    );
  }
}
