import type { ReadingWindow } from '@vodokanal/contract';
import { meterBySerial } from '@vodokanal/contract/policies/account-proof';
import { GUEST_TICKET_LIFE, problemForGuest } from '@vodokanal/contract/policies/guest';
import { assertAcceptable, assertNotSent } from '@vodokanal/contract/policies/reading-acceptance';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { readingWindow } from '@vodokanal/contract/rules/reading-window';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { once } from '../http/idempotency.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { readingDesk } from '../readings/desk.ts';
import type { Secrets } from '../secrets.ts';
import { demandWork } from './work.ts';
import { Throttle } from '../session/throttle.ts';
import type { Settings } from '../settings/settings.ts';

export function guestRoutes(db: Database, settings: Settings, today: (now: Date) => Promise<string>, secrets: Secrets): Pick<Handlers, 'guest.lookup' | 'guest.send'> {
  const throttle = new Throttle(db);
  const desk = readingDesk(settings, today, secrets);
  const windowOn = async (date: string): Promise<ReadingWindow> => readingWindow(date, await settings.get('readingDays', '', date));

  return {
    async 'guest.lookup'({ body, address, now }) {
      const number = foldAccountNumber(body.accountNumber);
      const source = { login: hashSecret(`guest ${number}`), address, knownDevice: undefined };
      await demandWork(db, secrets, throttle, { source, work: body.work, now });
      await throttle.count(source, now);
      const meters = await db
        .selectFrom('meter').innerJoin('account', 'account.id', 'meter.account_id')
        .select(['meter.id', 'account_id', 'serial_number as serialNumber', 'meter.state', 'service', 'digits', 'fraction_digits'])
        .where('number_folded', '=', number).where('meter.state', '<>', 'removed').execute();
      const meter = meterBySerial(body.serialNumber, meters);
      if (!meter) throw new ProblemError('GUEST_NOT_FOUND');
      await throttle.forgive(source, now);
      const ticket = newSecret();
      await db.insertInto('guest_ticket').values({ id_hash: hashSecret(ticket), id: newId(), account_id: meter.account_id, meter_id: meter.id, expires_at: new Date(now.getTime() + GUEST_TICKET_LIFE) }).execute();
      return { body: { ticket, service: meter.service, digits: meter.digits, fractionDigits: meter.fraction_digits, window: await windowOn(await today(now)) } };
    },

    async 'guest.send'({ body, request, address, now }) {
      const ticket = await db.selectFrom('guest_ticket').selectAll().where('id_hash', '=', hashSecret(body.ticket)).where('expires_at', '>', now).executeTakeFirst();
      if (!ticket) throw new ProblemError('GUEST_NOT_FOUND');
      // Refusals tell whether a value is above the previous one: nobody may ask that often.
      const source = { login: hashSecret(`guest-reading ${ticket.meter_id}`), address, knownDevice: undefined };
      await throttle.count(source, now);
      try {
        const { body: answer } = await once(db, { customerId: ticket.id, operation: 'guest.send', request, body, now }, async (tx) => {
          const account = await tx.selectFrom('account').select(['id', 'number', 'kind', 'status', 'address']).where('id', '=', ticket.account_id).executeTakeFirstOrThrow();
          const { meter, window, value, volume, findings, date } = await desk.judge(tx, account, ticket.meter_id, body, now);
          assertNotSent(meter.current);
          assertAcceptable(value, findings, body.confirmed);
          const reading = await desk.insert(tx, { account, meter, customerId: null, value, volume, period: window.period, date, now });
          await audit(tx, { action: 'guest-reading', customerId: null, address, now, details: { readingId: reading.id } });
          return { status: 201, body: { slip: reading.slip ?? '', value: reading.value, period: reading.period, receivedAt: reading.receivedAt } };
        });
        await throttle.forgive(source, now);
        return { body: answer as never };
      } catch (fault) {
        throw problemForGuest(fault);
      }
    },
  };
}
