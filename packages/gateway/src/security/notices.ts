import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { queueMessage } from '../messages/message-queue.ts';

/** Subject and text of each notice. */
const NOTICES = {
  'new-device': [
    'Вход в личный кабинет с нового устройства',
    'В ваш личный кабинет вошли с устройства, с которого раньше не входили.',
  ],
  registered: ['Личный кабинет открыт', 'Вы зарегистрировались в личном кабинете.'],
  'password-changed': ['Пароль изменён', 'Пароль от вашего личного кабинета изменён, все остальные входы завершены.'],
  'factor-on': ['Включена двухэтапная проверка', 'При входе в ваш личный кабинет теперь нужен ещё и код.'],
  'passkey-added': [
    'Добавлен ключ входа',
    'В ваш личный кабинет теперь можно войти ключом, который хранится на устройстве.',
  ],
  'factor-off': [
    'Двухэтапная проверка выключена',
    'Один из способов двухэтапной проверки в вашем личном кабинете выключен.',
  ],
  'recovery-codes': [
    'Новые запасные коды',
    'Для вашего личного кабинета созданы новые запасные коды, прежние больше не действуют.',
  ],
  'recovery-code-used': [
    'Использован запасной код',
    'Для вашего личного кабинета использован запасной код. Осталось запасных кодов: {value}.',
  ],
  'phone-changed': ['Изменён телефон', 'Телефон в вашем личном кабинете изменён на {value}.'],
  'email-changed': ['Изменена почта', 'Электронная почта в вашем личном кабинете изменена на {value}.'],
  restored: [
    'Вход восстановлен',
    'Ваш вход в личный кабинет снова открыт. Задайте новый пароль через «Забыли пароль?».',
  ],
  frozen: [
    'Личный кабинет под защитой',
    'Мы получили сообщение о чужом входе. Менять пароль, телефон и способы входа теперь нельзя, пока вы не зададите новый пароль через «Забыли пароль?».',
  ],
} as const;

export type Notice = keyof typeof NOTICES;

const NOT_ME =
  ' Если это были не вы, откройте «Безопасность» в личном кабинете и нажмите «Это был не я», или позвоните нам';

/**
 * Sends a notice by mail, or by SMS to a customer without an e-mail address. `value` replaces `{value}` in the text, so
 * it must be safe to show.
 */
export async function notify(
  db: Database | Tx,
  customerId: string,
  notice: Notice,
  now: Date,
  value = '',
): Promise<void> {
  const { email, phone, callUs } = await db
    .selectFrom('customer')
    .select(['email', 'phone', phoneOfUtility])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  await send(db, email, phone, notice, callUs, now, value);
}

/** Sends a notice to a former e-mail address or phone, whose owner must learn of the change. */
export async function notifyAddress(
  db: Database | Tx,
  email: string | null,
  phone: string | null,
  notice: Notice,
  now: Date,
  value = '',
): Promise<void> {
  const { callUs } = await db.selectNoFrom(phoneOfUtility).executeTakeFirstOrThrow();
  await send(db, email, phone, notice, callUs, now, value);
}

/** Notices contain the utility's phone number, so that a worried customer can call at once. */
const phoneOfUtility = sql<
  string | null
>`(select value ->> 'phone' from setting where kind = 'utility' order by valid_from desc limit 1)`.as('callUs');

async function send(
  db: Database | Tx,
  email: string | null,
  phone: string | null,
  notice: Notice,
  callUs: string | null,
  now: Date,
  value: string,
): Promise<void> {
  const [subject, text] = NOTICES[notice];
  const recipient = email ?? phone;
  if (recipient)
    await queueMessage(
      db,
      {
        channel: email ? 'mail' : 'sms',
        recipient,
        subject,
        body: `${text.replace('{value}', value)}${NOT_ME}${callUs ? `: ${callUs}` : ''}.`,
      },
      now,
    );
}
