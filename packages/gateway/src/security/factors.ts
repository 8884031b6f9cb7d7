import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { FactorKind, TotpSecret } from '@vodokanal/contract';
import { parseCode } from '@vodokanal/contract/rules/contact';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import type { Secrets } from '../secrets.ts';
import { notify } from './notices.ts';
import {
  confirmedTotpOf,
  confirmTotp,
  deleteFactor,
  deletePendingTotp,
  deleteRecoveryCodes,
  factorKindsOf,
  factorsOf,
  hasConfirmedFactor,
  insertFactor,
  insertRecoveryCodes,
  lockPendingTotp,
  recoveryCodesLeft,
  useRecoveryCode,
  useTotpStep,
} from './queries.ts';

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
    return (await factorsOf(db, customerId)).map(({ id, kind, created_at }) => ({
      id,
      kind,
      createdAt: created_at.toISOString(),
    }));
  }

  /**
   * Kinds of codes the customer may enter; empty without a second factor. Recovery codes exist only beside another
   * factor.
   */
  async kinds(db: Database | Tx, customerId: string): Promise<FactorKind[]> {
    const rows = await factorKindsOf(db, customerId);
    return rows.length === 0
      ? []
      : [...new Set(rows.map(({ kind }) => kind)), ...(rows[0]?.hasCodes ? (['recoveryCode'] as const) : [])];
  }

  codesLeft(db: Database | Tx, customerId: string): Promise<number> {
    return recoveryCodesLeft(db, customerId);
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
      await deletePendingTotp(tx, customerId);
      await insertFactor(tx, {
        customer_id: customerId,
        id: newId(),
        kind: 'totp',
        secret: this.#secrets.encrypt(secret),
        last_step: 0,
        confirmed_at: null,
        created_at: now,
      });
    });
    return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), uri: totpOf(secret, label, issuer).toString() };
  }

  /** Enables the newest TOTP secret when the code is right, replacing the previous one; returns false otherwise. */
  async confirmTotp(db: Database | Tx, customerId: string, code: string, now: Date): Promise<boolean> {
    return transact(db, async (tx) => {
      const pending = await lockPendingTotp(tx, customerId);
      const step = pending?.secret && this.#stepOf(pending.secret, code, now);
      if (!pending || !step) return false;
      await confirmTotp(tx, customerId, pending.id, step, now);
      return true;
    });
  }

  async enableSms(db: Database | Tx, customerId: string, now: Date): Promise<void> {
    if ((await this.list(db, customerId)).some(({ kind }) => kind === 'sms')) return;
    await insertFactor(db, {
      customer_id: customerId,
      id: newId(),
      kind: 'sms',
      secret: null,
      confirmed_at: now,
      created_at: now,
    });
  }

  /** Removes a factor. Recovery codes go with the last one, because alone they would be a second password. */
  async remove(db: Database | Tx, customerId: string, id: string): Promise<boolean> {
    return transact(db, async (tx) => {
      const isDeleted = await deleteFactor(tx, customerId, id);
      if (!(await hasConfirmedFactor(tx, customerId))) await deleteRecoveryCodes(tx, customerId);
      return isDeleted;
    });
  }

  async renewCodes(db: Database | Tx, customerId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () =>
      [...randomBytes(10)].map((byte) => LETTERS[byte & 31]).join(''),
    );
    await transact(db, async (tx) => {
      await deleteRecoveryCodes(tx, customerId);
      await insertRecoveryCodes(
        tx,
        customerId,
        codes.map((code) => this.#digest(customerId, code)),
      );
    });
    return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
  }

  /** Checks a code and uses it up. A TOTP code may be one step of 30 seconds early or late. */
  async check(
    db: Database | Tx,
    customerId: string,
    kind: FactorKind,
    code: string,
    { address, now }: { readonly address: string; readonly now: Date },
  ): Promise<boolean> {
    if (kind === 'recoveryCode') {
      const isRight = await useRecoveryCode(
        db,
        customerId,
        this.#secrets.digests(customerId + foldRecoveryCode(code)),
        now,
      );
      if (isRight)
        await notify(
          db,
          customerId,
          'recovery-code-used',
          { address, now },
          String(await this.codesLeft(db, customerId)),
        );
      return isRight;
    }
    const totp = await confirmedTotpOf(db, customerId);
    const step = totp?.secret && this.#stepOf(totp.secret, code, now);
    return totp && step ? useTotpStep(db, customerId, totp.id, step) : false;
  }

  #digest(customerId: string, recoveryCode: string): string {
    return this.#secrets.digest(customerId + recoveryCode);
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
