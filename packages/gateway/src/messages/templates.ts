/**
 * Every text that the gateway sends. `{name}` stands for a value. A template has no other way in: values are put into it
 * in one pass, as one line each, and are never read as a template themselves.
 */
const NOT_ME =
  ' Если это были не вы, откройте «Безопасность» в личном кабинете и нажмите «Это был не я», или позвоните нам{callUs}.';
const NEVER_TELL = 'Никому его не говорите: сотрудники водоканала код не спрашивают.';
const MAIL_CODE =
  ' Если SMS не приходит или код уже не действует, начните восстановление и введите вместо него этот: {mailCode}. Он действует сутки.';

const code = `Код {code} {purpose}. ${NEVER_TELL}` as const;

export const TEMPLATES = {
  code: { subject: 'Код подтверждения', body: code },
  /** The last line lets phones offer the code on this host only. */
  codeBySms: { subject: 'Код подтверждения', body: `${code}\n\n@{host} #{code}` },
  recoveryByMail: { subject: 'Код подтверждения', body: `${code}${MAIL_CODE}` },
  emailTaken: {
    subject: 'Эта почта уже занята',
    body: 'Кто-то хотел указать эту почту в другом личном кабинете. Она уже нужна для входа в ваш кабинет, поэтому код мы не отправили. Если это были вы, укажите другую почту или войдите с этой.',
  },
  /** Goes to an address that nobody has proven, so it says neither who invites nor to which flat. */
  helperInvited: {
    subject: 'Вам доверяют лицевой счёт',
    body: 'Вам разрешают {rights} до {until}. Войдите в свой личный кабинет, откройте «Мои счета» и введите код приглашения: {code}. Если вы не ждали этого письма, ничего не делайте.',
  },
  claimRegistered: {
    subject: 'Обращение {number} зарегистрировано',
    body: 'Мы зарегистрировали ваше обращение под номером {number}. Ответим не позднее {dueOn} ({law}).',
  },
  claimQuestion: {
    subject: 'Обращение {number}: нужны сведения',
    body: 'Чтобы ответить на обращение {number}, нам нужно ещё кое-что узнать. Вопрос в личном кабинете, в разделе «Мои обращения»: там же можно ответить и приложить документы.',
  },
  claimAnswered: {
    subject: 'Ответ на обращение {number}',
    body: 'Ответ на обращение {number} в личном кабинете, в разделе «Мои обращения». Если вопрос решён, отметьте это. Если нет, напишите почему: мы рассмотрим снова.',
  },
  claimAnswerText: {
    subject: 'Ответ на обращение {number}',
    body: '{answer}\n\nОтвет и файлы к нему есть в личном кабинете, в разделе «Мои обращения». Если вопрос решён, отметьте это там. Если нет, напишите почему: мы рассмотрим снова.',
  },
  claimLate: {
    subject: 'Обращение {number}: ответ опаздывает',
    body: 'Мы должны были ответить на обращение {number} не позднее {dueOn} и не успели. Приносим извинения. Ждать не обязательно: в личном кабинете, в разделе «Мои обращения», есть готовая жалоба в надзорный орган или суд со всеми документами.',
  },
  readingDeclined: {
    subject: 'Показание не принято к расчёту',
    body: 'Показание {value} м³ за {period} не принято к расчёту: {reason} Проверьте счётчик и передайте верное показание в личном кабинете. Если показание верное, подайте обращение.',
  },
  applicationFiled: {
    subject: 'Заявление {number} зарегистрировано',
    body: 'Мы зарегистрировали ваше заявление «{title}» под номером {number}. Решим не позднее {dueOn} ({law}).',
  },
  applicationQuestion: {
    subject: 'Заявление {number}: нужны сведения',
    body: 'Чтобы решить по заявлению {number}, нам нужно ещё кое-что узнать. Вопрос в личном кабинете, в разделе «Заявления»: там же можно ответить и приложить документы.',
  },
  applicationDecided: {
    subject: 'Заявление {number}: есть решение',
    body: 'Мы приняли решение по заявлению {number} «{title}». Оно в личном кабинете, в разделе «Заявления».',
  },
  applicationStep: {
    subject: 'Заявление {number}: сделан следующий шаг',
    body: 'По заявлению {number} «{title}» сделан следующий шаг. Что сделано и что дальше, видно в личном кабинете, в разделе «Заявления».',
  },
  paymentReceived: {
    subject: 'Оплата {number} получена',
    body: 'Мы получили вашу оплату {number}: {amount}. Кассовый чек появится в личном кабинете, в разделе «Платежи и чеки».',
  },
  autopayOn: {
    subject: 'Автоплатёж включён',
    body: 'Автоплатёж по лицевому счёту {account} включён: {day}-го числа каждого месяца, не больше {limit} за раз ({title}). За {days} дн. до списания напишем, сколько спишем. Отключить можно в любой момент: личный кабинет, раздел «Оплата».',
  },
  autopayAnnounced: {
    subject: 'Автоплатёж {date}: {amount}',
    body: '{date} спишем {amount} за воду по лицевому счёту {account} ({title}). Больше этой суммы не спишем. Если платить не нужно, отключите автоплатёж до этого дня: личный кабинет, раздел «Оплата».',
  },
  autopayOverLimit: {
    subject: 'Автоплатёж не сработает: сумма больше предела',
    body: 'К оплате по лицевому счёту {account} {amount}, это больше вашего предела {limit}. Автоплатёж в этом месяце не спишет ничего: оплатите сами в личном кабинете или увеличьте предел.',
  },
  autopayFailed: {
    subject: 'Автоплатёж не прошёл',
    body: 'Автоплатёж {amount} по лицевому счёту {account} не прошёл: {reason}. Деньги не списаны. Оплатите в личном кабинете, раздел «Оплата». {after}',
  },
  instalmentOffered: {
    subject: 'Рассрочка {number}: мы согласны',
    body: 'Мы согласны на рассрочку {number}. Чтобы она началась, подпишите соглашение в личном кабинете, в разделе «Задолженность», не позднее {until}.',
  },
  instalmentRefused: {
    subject: 'Рассрочка {number}: отказ',
    body: 'Мы не можем дать рассрочку {number}: {reason} Позвоните нам, поищем другое решение.',
  },
  instalmentSigned: {
    subject: 'Рассрочка {number}: соглашение подписано',
    body: 'Вы подписали соглашение о рассрочке {number}. Первый платёж — {amount}, не позднее {dueOn}. Соглашение можно скачать в личном кабинете, в разделе «Задолженность».',
  },
  dataRequestRegistered: {
    subject: 'Запрос {number} о персональных данных зарегистрирован',
    body: 'Мы зарегистрировали ваш запрос {number} о персональных данных. Ответим не позднее {dueOn} ({law}). Ответ появится в личном кабинете, в разделе «Мои персональные данные».',
  },
  dataRequestExtended: {
    subject: 'Запрос {number} о персональных данных: нужно больше времени',
    body: 'По запросу {number} нам нужно больше времени: {reason} Ответим не позднее {dueOn}. Больше срок продлить нельзя.',
  },
  dataRequestAnswered: {
    subject: 'Запрос {number} о персональных данных: ответ готов',
    body: 'Мы ответили на ваш запрос {number}. Ответ — в личном кабинете, в разделе «Мои персональные данные».',
  },
  documentPublished: {
    subject: 'Новый документ в личном кабинете',
    body: 'Для вас есть новый документ: {title}. Лицевой счёт {account}. Откройте личный кабинет, раздел «Документы».',
  },
  documentWithdrawn: {
    subject: 'Документ отозван',
    body: 'Мы отозвали документ: {title}. Лицевой счёт {account}. Причина: {reason}',
  },
  profileChangeApplied: { subject: 'Изменение {number}', body: 'Мы внесли изменение, о котором вы просили.' },
  profileChangeRefused: {
    subject: 'Изменение {number}',
    body: 'Мы не внесли изменение, о котором вы просили: {reason}',
  },
  meterRequestRefused: { subject: 'Счётчик, {number}', body: 'Мы не смогли выполнить вашу просьбу: {reason}' },
  verificationFound: {
    subject: 'Счётчик, {number}',
    body: 'Мы нашли запись о поверке вашего счётчика: показания снова принимаем.',
  },
  visitDone: { subject: 'Счётчик, {number}', body: 'Визит состоялся или назначен. {text}' },
  unlockRefused: { subject: 'Обращение {number}', body: 'Открыть вход не получилось: {reason}' },
  unlockNeedsMore: { subject: 'Обращение {number}', body: 'Нужно ещё: {reason}' },
  incidentClosed: {
    subject: 'Обращение {number}: чужой доступ к кабинету',
    body: 'Мы проверили ваше сообщение о чужом доступе {number}. {text}',
  },
  differenceDecided: {
    subject: 'Показание {number}',
    body: 'Мы сверили показание {number} со счётом. {text}',
  },
  staffInvited: {
    subject: 'Приглашение в рабочее место',
    body: 'Вам открыли рабочее место водоканала. Придумайте пароль по этой ссылке: {link} Она действует неделю и срабатывает один раз. Никому её не пересылайте.',
  },
  staffAppOn: {
    subject: 'Рабочее место: вход через приложение включён',
    body: 'Теперь код для входа в рабочее место показывает приложение на вашем телефоне. Если это были не вы, сразу сообщите администратору.',
  },
  staffAppOff: {
    subject: 'Рабочее место: вход через приложение отключён',
    body: 'Код для входа в рабочее место снова приходит на эту почту. Если это были не вы, сразу сообщите администратору.',
  },
  incidentReported: {
    subject: 'Обращение {number}: чужой доступ к кабинету',
    body: 'Зарегистрировано {moment}. Действия в кабинете заморожены. Подробности: gateway incident list.',
  },
  'new-device': {
    subject: 'Вход в личный кабинет с нового устройства',
    body: `В ваш личный кабинет вошли с устройства, с которого раньше не входили.${NOT_ME}`,
  },
  'device-copied': {
    subject: 'Устройство забыто',
    body: `Кто-то воспользовался копией данных устройства, которое было запомнено для входа в ваш личный кабинет. Мы забыли это устройство и завершили на нём все входы. Войдите заново и смените пароль.${NOT_ME}`,
  },
  registered: { subject: 'Личный кабинет открыт', body: `Вы зарегистрировались в личном кабинете.${NOT_ME}` },
  'data-copy': {
    subject: 'Копия ваших данных',
    body: `В личном кабинете запросили копию ваших персональных данных. Скачать её можно десять минут.${NOT_ME}`,
  },
  'password-changed': {
    subject: 'Пароль изменён',
    body: `Пароль от вашего личного кабинета изменён, все остальные входы завершены.${NOT_ME}`,
  },
  'factor-on': {
    subject: 'Включена двухэтапная проверка',
    body: `При входе в ваш личный кабинет теперь нужен ещё и код.${NOT_ME}`,
  },
  'passkey-added': {
    subject: 'Добавлен ключ входа',
    body: `В ваш личный кабинет теперь можно войти ключом, который хранится на устройстве.${NOT_ME}`,
  },
  'factor-off': {
    subject: 'Двухэтапная проверка выключена',
    body: `Один из способов двухэтапной проверки в вашем личном кабинете выключен.${NOT_ME}`,
  },
  'recovery-codes': {
    subject: 'Новые запасные коды',
    body: `Для вашего личного кабинета созданы новые запасные коды, прежние больше не действуют.${NOT_ME}`,
  },
  'recovery-code-used': {
    subject: 'Использован запасной код',
    body: `Для вашего личного кабинета использован запасной код. Осталось запасных кодов: {value}.${NOT_ME}`,
  },
  'phone-changed': {
    subject: 'Изменён телефон',
    body: `Телефон в вашем личном кабинете изменён на {value}.${NOT_ME}`,
  },
  'email-changed': {
    subject: 'Изменена почта',
    body: `Электронная почта в вашем личном кабинете изменена на {value}.${NOT_ME}`,
  },
  restored: {
    subject: 'Вход восстановлен',
    body: `Ваш вход в личный кабинет снова открыт. Задайте новый пароль через «Забыли пароль?».${NOT_ME}`,
  },
  frozen: {
    subject: 'Личный кабинет под защитой',
    body: `Мы получили сообщение о чужом входе. Прежний пароль больше не подходит, а менять телефон и способы входа нельзя, пока вы не зададите новый пароль через «Забыли пароль?».${NOT_ME}`,
  },
} as const satisfies Readonly<Record<string, { readonly subject: string; readonly body: string }>>;

export type TemplateName = keyof typeof TEMPLATES;

type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type NamesOf<T extends TemplateName> = Placeholders<(typeof TEMPLATES)[T]['subject' | 'body']>;

/** A template with all its values. */
export type Filled = {
  readonly [T in TemplateName]: { readonly template: T; readonly values: Readonly<Record<NamesOf<T>, string>> };
}[TemplateName];

/** Control characters and line breaks become spaces: in a subject they would begin a header, in an SMS a machine-read line. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** Puts values into a text in one pass, so that a value is never searched for placeholders or replacement patterns. */
export const fill = (
  text: string,
  values: Readonly<Record<string, string>>,
  encode: (value: string) => string = (value) => value,
): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encode(values[name] ?? '') : whole,
  );

/** Subject and body of a message. */
export function messageText({ template, values }: Filled): { readonly subject: string; readonly body: string } {
  const { subject, body } = TEMPLATES[template];
  return { subject: oneLine(fill(subject, values, oneLine)), body: fill(body, values, oneLine).trimEnd() };
}
