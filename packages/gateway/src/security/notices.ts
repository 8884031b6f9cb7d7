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
  'contact-changed': ['Изменены контакты', 'В вашем личном кабинете изменён телефон или электронная почта.'],
  restored: ['Вход восстановлен', 'Ваш вход в личный кабинет снова открыт. Задайте новый пароль через «Забыли пароль?».'],
  frozen: ['Личный кабинет под защитой', 'Мы получили сообщение о чужом входе. Менять пароль, телефон и способы входа теперь нельзя, пока вы не зададите новый пароль через «Забыли пароль?».'],
} as const;

export type Notice = keyof typeof NOTICES;

const NOT_ME = ' Если это были не вы, откройте «Безопасность» в личном кабинете и нажмите «Это был не я», или позвоните нам.';

/** By mail; by SMS to whoever has no address. */
export async function notify(db: Database | Tx, customerId: string, notice: Notice, now: Date): Promise<void> {
  const { email, phone } = await db.selectFrom('customer').select(['email', 'phone']).where('id', '=', customerId).executeTakeFirstOrThrow();
  await tell(db, email, phone, notice, now);
}

/** Also to an address that is no longer the customer's: whoever had it is to know. */
export async function tell(db: Database | Tx, email: string | null, phone: string | null, notice: Notice, now: Date): Promise<void> {
  const [subject, text] = NOTICES[notice];
  const recipient = email ?? phone;
  if (recipient) await post(db, { channel: email ? 'mail' : 'sms', recipient, subject, body: text + NOT_ME }, now);
}
