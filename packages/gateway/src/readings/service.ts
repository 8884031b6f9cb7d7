import type { Account, Finding, Meter, NewReading, Reading, ReadingWindow } from '@vodokanal/contract';
import {
  alreadyThere,
  assertAcceptable,
  assertCorrectable,
  assertNotSent,
  assertPeriod,
} from '@vodokanal/contract/policies/reading-acceptance';
import { assertPhoto } from '@vodokanal/contract/policies/upload';
import { isCounted } from '@vodokanal/contract/rules/reading-status';
import { checkReading } from '@vodokanal/contract/rules/reading';
import type { AuditAction } from '../audit/audit.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { canonical } from '../decimal.ts';
import { listMeters } from '../meters/queries.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { attach } from '../uploads/attach.ts';
import { readingEvent } from '../webhooks/case-events.ts';
import { insertReading, lockMeter, readingById, replaceReading, valueIn } from './queries.ts';
import { readingBody } from './reading-row.ts';
import { receiptNumberOf } from './receipt-number.ts';

/** A reading sent by a customer or a guest. */
export interface BroughtReading {
  /** The meter must be on one of these accounts. */
  readonly accountIds: readonly string[];
  /** Returns the account; throws when the sender may not send readings for it. */
  readonly accountOf: (accountId: string) => Pick<Account, 'id' | 'status'> | Promise<Pick<Account, 'id' | 'status'>>;
  readonly meterId: string;
  readonly draft: NewReading;
  /** Null for a guest. */
  readonly customerId: string | null;
  readonly action: AuditAction;
  readonly address: string;
  readonly now: Date;
}

interface Checked {
  readonly account: Pick<Account, 'id' | 'status'>;
  readonly meter: Meter;
  readonly window: ReadingWindow;
  readonly value: string | null;
  readonly volume: string | null;
  readonly findings: readonly Finding[];
  /** The next receipt number, without period and check digits. */
  readonly number: string;
}

/** Checks and accepts readings of customers and guests. */
export class ReadingService {
  readonly #settings: Settings;
  readonly #secrets: Secrets;

  constructor(settings: Settings, secrets: Secrets) {
    this.#settings = settings;
    this.#secrets = secrets;
  }

  async accept(db: Tx, brought: BroughtReading): Promise<Reading> {
    const checked = await this.#check(db, brought);
    assertNotSent(checked.meter.current);
    return this.#insert(db, brought, checked);
  }

  /** Accepts a reading that replaces an earlier one of the same period. */
  async correct(db: Tx, readingId: string, brought: BroughtReading): Promise<Reading> {
    const checked = await this.#check(db, brought);
    const { account, meter, value, findings } = checked;
    const current = meter.current;
    assertCorrectable(
      current,
      readingId,
      current?.id === readingId ? undefined : await namedReading(db, account.id, meter.id, readingId),
    );
    assertAcceptable(value, findings, brought.draft.confirmed);
    // The reading may have been billed since it was read above.
    if (!(await replaceReading(db, account.id, readingId))) throw alreadyThere('ALREADY_BILLED', current.value);
    return this.#insert(db, brought, checked, readingId);
  }

  async #check(db: Tx, { accountIds, accountOf, meterId, draft, now }: BroughtReading): Promise<Checked> {
    const locked = accountIds.length > 0 ? await lockMeter(db, accountIds, meterId) : undefined;
    if (!locked) throw new ProblemError('NOT_FOUND');
    const account = await accountOf(locked.accountId);
    const { items, window, accountStatus } = await listMeters(db, account, this.#settings.today(now), this.#settings);
    const meter = items.find(({ id }) => id === meterId);
    if (!meter) throw new ProblemError('NOT_FOUND');
    if (draft.period !== undefined && draft.period !== window.period) {
      const there = await valueIn(db, account.id, meterId, draft.period);
      assertPeriod(draft.period, window, draft.value, there && canonical(there));
    }
    const checked = checkReading(draft.value, {
      meter,
      accountStatus,
      windowOpen: window.open,
      otherMeters: items.filter((other) => other !== meter),
    });
    return { account, meter, window, number: locked.number, ...checked };
  }

  async #insert(
    db: Tx,
    { customerId, draft: { photoId, confirmed }, action, address, now }: BroughtReading,
    { account, meter, window: { period, today }, value, volume, findings, number }: Checked,
    replacedId?: string,
  ): Promise<Reading> {
    assertAcceptable(value, findings, confirmed);
    const id = newId();
    if (photoId !== undefined && customerId !== null) {
      const photos = await attach(db, customerId, [photoId], { kind: 'reading', id }, () => '/photoId');
      photos.forEach(assertPhoto);
    }
    const row = {
      account_id: account.id,
      id,
      meter_id: meter.id,
      period,
      value,
      volume,
      taken_on: today,
      received_at: now,
      source: 'resident' as const,
      status: 'accepted' as const,
      receipt_number: receiptNumberOf(this.#secrets, `П-${period}-${number.padStart(6, '0')}`, id, value),
      customer_id: customerId,
      photo_id: (customerId !== null && photoId) || null,
    };
    await insertReading(
      db,
      row,
      {
        action,
        customerId,
        address,
        now,
        details: { readingId: id, ...(replacedId !== undefined && { replacedId }) },
      },
      readingEvent(replacedId === undefined ? 'reading.accepted' : 'reading.corrected', row, replacedId ?? null),
    );
    return readingBody(row);
  }
}

/** Returns the reading that a correction names, and the value that has replaced it meanwhile. */
async function namedReading(db: Tx, accountId: string, meterId: string, readingId: string) {
  const reading = await readingById(db, accountId, meterId, readingId);
  const present = reading && !isCounted(reading) ? await valueIn(db, accountId, meterId, reading.period) : undefined;
  return (
    reading && { status: reading.status, value: canonical(reading.value), replacedBy: present && canonical(present) }
  );
}
