import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Factor } from '@vodokanal/contract';
import type { Codes } from '../codes/codes.ts';
import type { Database } from '../database/open.ts';
import { newId } from '../ids.ts';
import type { Sites } from '../sites/sites.ts';

type Options = Readonly<Record<string, unknown>>;
export interface Asked { readonly ticket: string; readonly options: Options }

const MOST = 20;

/** Passkeys (WebAuthn): made for the host of the endpoint, shown on every origin on which somebody signs in. */
export class Passkeys {
  readonly #db: Database;
  readonly #codes: Codes;
  readonly #sites: Sites;
  readonly #host: string;

  /** `host`: the relying party, e.g. `lk.example.org`. */
  constructor(db: Database, codes: Codes, sites: Sites, host: string) {
    this.#db = db;
    this.#codes = codes;
    this.#sites = sites;
    this.#host = host;
  }

  async list(customerId: string): Promise<Factor[]> {
    const rows = await this.#db.selectFrom('passkey').select(['id', 'name', 'created_at']).where('customer_id', '=', customerId).orderBy('created_at').execute();
    return rows.map(({ id, name, created_at }) => ({ id, kind: 'passkey', ...(name && { name }), createdAt: created_at.toISOString() }));
  }

  async startNew(customerId: string, label: string, utility: string, request: Request, now: Date): Promise<Asked> {
    const present = await this.#db.selectFrom('passkey').select(['credential_id']).where('customer_id', '=', customerId).execute();
    const options = await generateRegistrationOptions({
      rpName: utility, rpID: this.#host, userName: label, userID: new Uint8Array(Buffer.from(customerId.replaceAll('-', ''), 'hex')), attestationType: 'none',
      excludeCredentials: present.map(({ credential_id }) => ({ id: credential_id })), authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { ticket: await this.#open('new-passkey', customerId, options.challenge, request, now), options: { ...options } };
  }

  /** Keeps a key that was made for this customer; undefined when the answer is not right. */
  async add(customerId: string, ticket: string, response: Options, name: string, now: Date): Promise<Factor | undefined> {
    const asked = await this.#codes.find(ticket, 'new-passkey', now);
    if (asked.customer_id !== customerId || !(await this.#codes.finish(this.#db, asked, customerId, now))) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON, expectedChallenge: asked.data.challenge ?? '', expectedOrigin: await this.#sites.inlineOrigins(), expectedRPID: this.#host, requireUserVerification: true,
    }).catch(() => ({ verified: false, registrationInfo: undefined }));
    if (!verified || !registrationInfo || (await this.list(customerId)).length >= MOST) return undefined;
    const { id: credential_id, publicKey, counter, transports = [] } = registrationInfo.credential;
    const row = { customer_id: customerId, id: newId(), credential_id, public_key: Buffer.from(publicKey).toString('base64url'), counter, transports: JSON.stringify(transports), name, created_at: now, used_at: null };
    const { numInsertedOrUpdatedRows } = await this.#db.insertInto('passkey').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n ? { id: row.id, kind: 'passkey', ...(name && { name }), createdAt: now.toISOString() } : undefined;
  }

  async start(request: Request, now: Date): Promise<Asked> {
    const options = await generateAuthenticationOptions({ rpID: this.#host, userVerification: 'required' });
    return { ticket: await this.#open('passkey', undefined, options.challenge, request, now), options: { ...options } };
  }

  /** Whose key has answered; undefined for an unknown key and a wrong answer. */
  async check(ticket: string, response: Options, now: Date): Promise<string | undefined> {
    const asked = await this.#codes.find(ticket, 'passkey', now);
    const key = typeof response['id'] === 'string' ? await this.#db.selectFrom('passkey').selectAll().where('credential_id', '=', response['id']).executeTakeFirst() : undefined;
    // Tried once, right or wrong.
    if (!(await this.#codes.finish(this.#db, asked, key?.customer_id ?? null, now)) || !key) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON, expectedChallenge: asked.data.challenge ?? '', expectedOrigin: await this.#sites.inlineOrigins(), expectedRPID: this.#host, requireUserVerification: true,
      credential: { id: key.credential_id, publicKey: new Uint8Array(Buffer.from(key.public_key, 'base64url')), counter: key.counter },
    }).catch(() => ({ verified: false, authenticationInfo: undefined }));
    if (!verified || !authenticationInfo) return undefined;
    await this.#db.updateTable('passkey').set({ counter: authenticationInfo.newCounter, used_at: now }).where('customer_id', '=', key.customer_id).where('id', '=', key.id).execute();
    return key.customer_id;
  }

  async remove(customerId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('passkey').where('customer_id', '=', customerId).where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  }

  #open(purpose: 'passkey' | 'new-passkey', customerId: string | undefined, challenge: string, request: Request, now: Date): Promise<string> {
    return this.#codes.open({ purpose, customerId, channel: 'sms', recipient: null, shown: '', data: { challenge } }, request, now);
  }
}
