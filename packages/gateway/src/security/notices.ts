import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { post } from '../messages/outbox.ts';

/** What is told to a customer of acts on their sign-in. */
const NOTICES = {
  'new-device': ['Вход в личный кабинет с нового устройства', 'В ваш личный кабинет вошли с устройства, с которого раньше не входили.'],
  registered: ['Личный кабинет открыт', 'Вы зарегистрировались в личном кабинете.'],
  'password-changed': ['Пароль изменён', 'Пароль от вашего личного кабинета изменён, все остальные входы завершены.'],
  'factor-on': ['Включена двухэтапная проверка', 'При входе в ваш личный кабинет теперь нужен ещё и код.'],
  'passkey-added': ['Добавлен ключ входа', 'В ваш личный кабинет теперь можно войти ключом, который хранится на устройстве.'],
  'factor-off': ['Двухэтапная проверка выключена', 'Один из способов двухэтапной проверки в вашем личном кабинете выключен.'],
  'recovery-codes': ['Новые запасные коды', 'Для вашего личного кабинета созданы новые запасные коды, прежние больше не действуют.'],
  'recovery-code-used': ['Использован запасной код', 'Для вашего личного кабинета использован запасной код. Осталось запасных кодов: {value}.'],
  'phone-changed': ['Изменён телефон', 'Телефон в вашем личном кабинете изменён на {value}.'],
  'email-changed': ['Изменена почта', 'Электронная почта в вашем личном кабинете изменена на {value}.'],
  restored: ['Вход восстановлен', 'Ваш вход в личный кабинет снова открыт. Задайте новый пароль через «Забыли пароль?».'],
  frozen: ['Личный кабинет под защитой', 'Мы получили сообщение о чужом входе. Менять пароль, телефон и способы входа теперь нельзя, пока вы не зададите новый пароль через «Забыли пароль?».'],
} as const;

export type Notice = keyof typeof NOTICES;

const NOT_ME = ' Если это были не вы, откройте «Безопасность» в личном кабинете и нажмите «Это был не я», или позвоните нам';

/** By mail; by SMS to whoever has no address. `value`: what it was changed to, as much of it as may be shown. */
export async function notify(db: Database | Tx, customerId: string, notice: Notice, now: Date, value = ''): Promise<void> {
  const { email, phone } = await db.selectFrom('customer').select(['email', 'phone']).where('id', '=', customerId).executeTakeFirstOrThrow();
  await tell(db, email, phone, notice, now, value);
}

/** Also to an address that is no longer the customer's: whoever had it is to know. */
export async function tell(db: Database | Tx, email: string | null, phone: string | null, notice: Notice, now: Date, value = ''): Promise<void> {
  const [subject, text] = NOTICES[notice];
  const recipient = email ?? phone;
  if (recipient) await post(db, { channel: email ? 'mail' : 'sms', recipient, subject, body: `${text.replace('{value}', value)}${NOT_ME}${await callUs(db)}.` }, now);
}

/** Whoever is frightened needs the number at once. */
async function callUs(db: Database | Tx): Promise<string> {
  const found = await db.selectFrom('setting').select('value').where('kind', '=', 'utility').orderBy('valid_from', 'desc').limit(1).executeTakeFirst();
  const { phone } = (found?.value ?? {}) as { readonly phone?: string };
  return phone ? `: ${phone}` : '';
}
