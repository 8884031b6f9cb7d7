import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { FactorKind, TotpSecret } from '@vodokanal/contract';
import { parseCode } from '@vodokanal/contract/rules/contact';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { Secrets } from '../secrets.ts';
import { notify } from './notices.ts';

const STEP = 30_000;
const RECOVERY_CODES = 10;
// Without `I`, `O`, `0` and `1`, which are easily confused.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const totpOf = (secret: string, label = '', issuer = '') =>
  new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: 'SHA1', digits: 6, period: STEP / 1000 });

const foldRecoveryCode = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Second factors of customers. TOTP secrets are encrypted and recovery codes hashed; neither is shown again. */
export class Factors {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async list(
    db: Database | Tx,
    customerId: string,
  ): Promise<{ readonly id: string; readonly kind: 'totp' | 'sms'; readonly createdAt: string }[]> {
    const rows = await db
      .selectFrom('factor')
      .select(['id', 'kind', 'created_at'])
      .where('customer_id', '=', customerId)
      .where('confirmed_at', 'is not', null)
      .orderBy('created_at')
      .execute();
    return rows.map(({ id, kind, created_at }) => ({ id, kind, createdAt: created_at.toISOString() }));
  }

  /**
   * Kinds of codes the customer may enter; empty without a second factor. Recovery codes exist only beside another
   * factor.
   */
  async kinds(db: Database | Tx, customerId: string): Promise<FactorKind[]> {
    const rows = await db
      .selectFrom('factor')
      .select([
        'kind',
        ({ exists, selectFrom }) =>
          exists(
            selectFrom('recovery_code')
              .select('code_hash')
              .where('customer_id', '=', customerId)
              .where('used_at', 'is', null),
          ).as('hasCodes'),
      ])
      .where('customer_id', '=', customerId)
      .where('confirmed_at', 'is not', null)
      .orderBy('created_at')
      .execute();
    return rows.length === 0
      ? []
      : [...new Set(rows.map(({ kind }) => kind)), ...(rows[0]?.hasCodes ? (['recoveryCode'] as const) : [])];
  }

  async codesLeft(db: Database | Tx, customerId: string): Promise<number> {
    const { left } = await db
      .selectFrom('recovery_code')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where('customer_id', '=', customerId)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(left);
  }

  async startTotp(
    db: Database | Tx,
    customerId: string,
    label: string,
    issuer: string,
    now: Date,
  ): Promise<TotpSecret> {
    const secret = new Secret({ size: 20 }).base32;
    await transact(db, async (tx) => {
      await tx
        .deleteFrom('factor')
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'totp')
        .where('confirmed_at', 'is', null)
        .execute();
      await tx
        .insertInto('factor')
        .values({
          customer_id: customerId,
          id: newId(),
          kind: 'totp',
          secret: this.#secrets.encrypt(secret),
          last_step: 0,
          confirmed_at: null,
          created_at: now,
        })
        .execute();
    });
    return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), uri: totpOf(secret, label, issuer).toString() };
  }

  /** Enables the newest TOTP secret when the code is right, replacing the previous one; returns false otherwise. */
  async confirmTotp(db: Database | Tx, customerId: string, code: string, now: Date): Promise<boolean> {
    return transact(db, async (tx) => {
      const pending = await tx
        .selectFrom('factor')
        .selectAll()
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'totp')
        .where('confirmed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      const step = pending?.secret && this.#stepOf(pending.secret, code, now);
      if (!pending || !step) return false;
      await tx
        .deleteFrom('factor')
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'totp')
        .where('id', '<>', pending.id)
        .execute();
      await tx
        .updateTable('factor')
        .set({ confirmed_at: now, last_step: step })
        .where('customer_id', '=', customerId)
        .where('id', '=', pending.id)
        .execute();
      return true;
    });
  }

  async enableSms(db: Database | Tx, customerId: string, now: Date): Promise<void> {
    if ((await this.list(db, customerId)).some(({ kind }) => kind === 'sms')) return;
    await db
      .insertInto('factor')
      .values({ customer_id: customerId, id: newId(), kind: 'sms', secret: null, confirmed_at: now, created_at: now })
      .execute();
  }

  /** Removes a factor. Recovery codes go with the last one, because alone they would be a second password. */
  async remove(db: Database | Tx, customerId: string, id: string): Promise<boolean> {
    return transact(db, async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('factor')
        .where('customer_id', '=', customerId)
        .where('id', '=', id)
        .executeTakeFirst();
      const left = await tx
        .selectFrom('factor')
        .select('id')
        .where('customer_id', '=', customerId)
        .where('confirmed_at', 'is not', null)
        .executeTakeFirst();
      if (!left) await tx.deleteFrom('recovery_code').where('customer_id', '=', customerId).execute();
      return numDeletedRows > 0n;
    });
  }

  async renewCodes(db: Database | Tx, customerId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () =>
      [...randomBytes(10)].map((byte) => LETTERS[byte & 31]).join(''),
    );
    await transact(db, async (tx) => {
      await tx.deleteFrom('recovery_code').where('customer_id', '=', customerId).execute();
      await tx
        .insertInto('recovery_code')
        .values(
          codes.map((code) => ({
            customer_id: customerId,
            code_hash: this.#secrets.digest(customerId + code),
            used_at: null,
          })),
        )
        .execute();
    });
    return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
  }

  /** Checks a code and uses it up. A TOTP code may be one step of 30 seconds early or late. */
  async check(db: Database | Tx, customerId: string, kind: FactorKind, code: string, now: Date): Promise<boolean> {
    if (kind === 'recoveryCode') {
      const { numUpdatedRows } = await db
        .updateTable('recovery_code')
        .set({ used_at: now })
        .where('customer_id', '=', customerId)
        .where('code_hash', '=', this.#secrets.digest(customerId + foldRecoveryCode(code)))
        .where('used_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 1n)
        await notify(db, customerId, 'recovery-code-used', now, String(await this.codesLeft(db, customerId)));
      return numUpdatedRows === 1n;
    }
    const totp = await db
      .selectFrom('factor')
      .select(['id', 'secret'])
      .where('customer_id', '=', customerId)
      .where('kind', '=', 'totp')
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    const step = totp?.secret && this.#stepOf(totp.secret, code, now);
    if (!totp || !step) return false;
    const { numUpdatedRows } = await db
      .updateTable('factor')
      .set({ last_step: step })
      .where('customer_id', '=', customerId)
      .where('id', '=', totp.id)
      .where('last_step', '<', step)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  #stepOf(encrypted: string, code: string, now: Date): number | undefined {
    const delta = totpOf(this.#secrets.decrypt(encrypted)).validate({
      token: parseCode(code),
      timestamp: now.getTime(),
      window: 1,
    });
    return delta === null ? undefined : Math.floor(now.getTime() / STEP) + delta;
  }
}
