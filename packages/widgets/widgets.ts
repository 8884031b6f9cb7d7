/**
 * The one table of the kit's tags. The loader, partner frames, `vk.css`, the `define/` modules, the package exports, the
 * manifest, the size gates, the scaffold, the one-widget pages and the README table are generated from it by
 * `npm run generate` or checked against it.
 */

/** Height reserved for a widget until its element is defined, to avoid a layout shift. */
export interface ReservedHeight {
  /** Used by `vk.js`, in `em`: nobody was signed in here before. */
  readonly signedOut: number;
  /** Used by `vk.js`, in `em`: the visitor was signed in here before. */
  readonly signedIn: number;
  /** Used by `vk.css`, in `em` of at least 14 px: the tallest usual state on pages narrower than 40 em. */
  readonly narrow: number;
  /** Used by `vk.css`, in `em` of at least 14 px: the tallest usual state on pages of 40 em and wider. */
  readonly wide: number;
}

/** How the tag behaves on a partner's page. */
export interface Framed {
  /** Scopes of which any one admits the widget; `any` admits every session of the partner's site. */
  readonly scopes: readonly ('any' | 'balance:read' | 'buildings:write' | 'readings:guest' | 'readings:write')[];
  /** Initial height of the frame, in px. */
  readonly height: number;
}

export interface Widget {
  readonly tag: `vk-${string}`;
  /** Folder under `packages/widgets/src`. Its module is named after the tag, its class is that name in Pascal case. */
  readonly folder: string;
  readonly title: { readonly ru: string; readonly en: string };
  /** What the widget does, in one line for the README. */
  readonly summary: string;
  /** Shows or changes account data; such widgets share the chunk `account.js`. */
  readonly needsAccount: boolean;
  readonly reserved: ReservedHeight;
  /** Other heights for `vk.css` when the tag has an attribute. */
  readonly reservedByAttribute?: Readonly<Record<string, Pick<ReservedHeight, 'narrow' | 'wide'>>>;
  /** Left out: on a partner's page the tag becomes a link to the utility's own site. */
  readonly framed?: Framed;
  /** The event after which `on-success` runs. */
  readonly successEvent?: `vk-${string}`;
  /** Limit of `npm run size`, KiB on the wire: cold, loader included. */
  readonly sizeGate: number;
  /** First version of the kit that has the tag. */
  readonly since: string;
  /** Markup for the one-widget page when the bare tag shows nothing. */
  readonly example?: string;
}

/** `login` for `vk-login`: the name of its module, chunk and page. */
export const nameOf = ({ tag }: Pick<Widget, 'tag'>): string => tag.slice(3);

/** `VkLogin` for `vk-login`. */
export const classOf = (widget: Pick<Widget, 'tag'>): string =>
  `Vk${nameOf(widget).replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

export const widgets: readonly Widget[] = [
  {
    tag: 'vk-login',
    folder: 'login',
    title: { ru: 'Вход в личный кабинет водоканала', en: 'Sign-in to the water utility' },
    summary:
      'signs in by account number or e-mail, with a second factor if it is on, and signs out; links to registration, recovery and unlocking; `mode="button"` opens it in a dialog',
    needsAccount: false,
    reserved: { signedOut: 27.7, signedIn: 7.25, narrow: 31, wide: 28 },
    framed: { scopes: ['any'], height: 140 },
    successEvent: 'vk-signed-in',
    sizeGate: 17.2,
    since: '0.1.0',
  },
  {
    tag: 'vk-register',
    folder: 'register',
    title: { ru: 'Регистрация', en: 'Registration' },
    summary: 'registers a customer by proof of the account, a code to the phone and a password',
    needsAccount: false,
    reserved: { signedOut: 44.8, signedIn: 10, narrow: 50, wide: 44.8 },
    sizeGate: 19,
    since: '0.1.0',
  },
  {
    tag: 'vk-recovery',
    folder: 'recovery',
    title: { ru: 'Новый пароль', en: 'New password' },
    summary: 'sets a new password with a code',
    needsAccount: false,
    reserved: { signedOut: 18, signedIn: 18, narrow: 20, wide: 18 },
    sizeGate: 18.1,
    since: '0.1.0',
  },
  {
    tag: 'vk-unlock-form',
    folder: 'unlock',
    title: { ru: 'Вернуть вход', en: 'Get your sign-in back' },
    summary: 'unlocks a blocked sign-in by account data or documents',
    needsAccount: false,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 60, wide: 57 },
    sizeGate: 20.4,
    since: '0.1.0',
  },
  {
    tag: 'vk-security',
    folder: 'security',
    title: { ru: 'Безопасность', en: 'Security' },
    summary: 'password, second factor, sessions, sign-in log, «Это был не я»',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 72, wide: 64 },
    sizeGate: 19.4,
    since: '0.1.0',
  },
  {
    tag: 'vk-profile',
    folder: 'profile',
    title: { ru: 'Моя информация', en: 'My information' },
    summary: '«Моя информация»: name, address, contacts, requests for changes',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 70, wide: 50 },
    sizeGate: 19.3,
    since: '0.1.0',
  },
  {
    tag: 'vk-account-switcher',
    folder: 'accounts',
    title: { ru: 'Мои счета', en: 'My accounts' },
    summary: 'several accounts with custom names, adding an account by proof, trusted helpers',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 50, wide: 37 },
    sizeGate: 19.2,
    since: '0.1.0',
  },
  {
    tag: 'vk-consents',
    folder: 'consents',
    title: { ru: 'Согласия', en: 'Consents' },
    summary: 'consents, each a separate document, to give and withdraw',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 80, wide: 64 },
    sizeGate: 19.2,
    since: '0.1.0',
  },
  {
    tag: 'vk-data-rights',
    folder: 'data',
    title: { ru: 'Мои персональные данные', en: 'My personal data' },
    summary:
      'a copy of all personal data at once (JSON and PDF), requests to correct or delete it or to end its processing with their terms and answers, and who gets it (152-ФЗ)',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 60, wide: 44 },
    sizeGate: 19.2,
    since: '0.1.0',
  },
  {
    tag: 'vk-balance-card',
    folder: 'balance',
    title: { ru: 'Баланс', en: 'Balance' },
    summary: 'debt, credit and overdue amount; what it is for, and what all accounts owe',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 26, narrow: 39, wide: 36 },
    framed: { scopes: ['balance:read'], height: 180 },
    sizeGate: 19.1,
    since: '0.1.0',
  },
  {
    tag: 'vk-charges',
    folder: 'charges',
    title: { ru: 'Начисления', en: 'Charges' },
    summary:
      'a month line by line, computed again on the page from readings, prices and law; why it costs more or less than another month; chart, CSV file, printing',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 30, narrow: 112, wide: 84 },
    sizeGate: 19.7,
    since: '0.1.0',
  },
  {
    tag: 'vk-bill',
    folder: 'bill',
    title: { ru: 'Счёт', en: 'Bill' },
    summary:
      'the payment document of a month with its payment code, PDF and large print; bills on paper or not; checks a paper bill, with `guest` without a sign-in',
    needsAccount: true,
    reserved: { signedOut: 11.5, signedIn: 38, narrow: 80, wide: 64 },
    reservedByAttribute: { guest: { narrow: 34, wide: 30 } },
    sizeGate: 20,
    since: '0.1.0',
  },
  {
    tag: 'vk-payment-form',
    folder: 'payment',
    title: { ru: 'Оплата', en: 'Payment' },
    summary:
      'pays by card or СБП: sum and way with its fee, a confirmation, the page of the acquirer, and the result, which is found again after a lost connection; with `guest` without a sign-in; links by which others pay',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 30, narrow: 44, wide: 36 },
    reservedByAttribute: { guest: { narrow: 27, wide: 24 } },
    successEvent: 'vk-payment-finished',
    sizeGate: 20.6,
    since: '0.1.0',
  },
  {
    tag: 'vk-payment-history',
    folder: 'payments',
    title: { ru: 'Платежи и чеки', en: 'Payments and receipts' },
    summary:
      'payments and refunds by year with their fiscal receipts; filter, CSV file, printing, statement of account',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 104, wide: 69 },
    sizeGate: 19.5,
    since: '0.1.0',
  },
  {
    tag: 'vk-debt-notices',
    folder: 'debt',
    title: { ru: 'Задолженность', en: 'Debt' },
    summary:
      'what is overdue, the late fee to the day, what it costs on another day, legal steps, notices, instalments',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 17, narrow: 18.2, wide: 17 },
    sizeGate: 19.5,
    since: '0.1.0',
  },
  {
    tag: 'vk-reading-form',
    folder: 'reading',
    title: { ru: 'Показания счётчиков', en: 'Meter readings' },
    summary:
      'sends and corrects meter readings, with an optional photo, and queues them while offline; `guest` works without a sign-in',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 56, wide: 47 },
    reservedByAttribute: { guest: { narrow: 37, wide: 35 } },
    framed: { scopes: ['readings:write', 'readings:guest'], height: 220 },
    successEvent: 'vk-reading-submitted',
    sizeGate: 19.5,
    since: '0.1.0',
  },
  {
    tag: 'vk-meter-list',
    folder: 'meter',
    title: { ru: 'Мои счётчики', en: 'My meters' },
    summary:
      'meters, their verification, the estimate charged when no reading comes; reports a verification, requests a visit',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 50, wide: 32 },
    sizeGate: 19.2,
    since: '0.1.0',
  },
  {
    tag: 'vk-reading-history',
    folder: 'history',
    title: { ru: 'История показаний', en: 'Past readings' },
    summary: 'every reading with its source, removed meters included; filter, CSV file, printing',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 73, wide: 73 },
    sizeGate: 19.1,
    since: '0.1.0',
  },
  {
    tag: 'vk-usage-chart',
    folder: 'usage',
    title: { ru: 'Расход воды', en: 'Water used' },
    summary: 'use by month compared with the year before and the norm; leak check',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 48, wide: 44 },
    sizeGate: 19.3,
    since: '0.1.0',
  },
  {
    tag: 'vk-building-readings',
    folder: 'building',
    title: { ru: 'Показания по дому', en: 'Readings of a building' },
    summary:
      'for a management company: a whole building from a file, the clipboard or by hand; recognises layouts and encodings, drops names before sending, sends in batches',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 24, narrow: 90, wide: 90 },
    framed: { scopes: ['buildings:write'], height: 400 },
    successEvent: 'vk-building-readings-submitted',
    sizeGate: 19.4,
    since: '0.1.0',
  },
  {
    tag: 'vk-claim-form',
    folder: 'claim',
    title: { ru: 'Обращение', en: 'Claim' },
    summary: 'files a claim with documents',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 47, narrow: 53, wide: 51 },
    successEvent: 'vk-claim-submitted',
    sizeGate: 19.3,
    since: '0.1.0',
  },
  {
    tag: 'vk-claim-list',
    folder: 'claims',
    title: { ru: 'Мои обращения', en: 'My claims' },
    summary:
      'follows claims: the days left by law, the conversation with files, the answer, a dispute, and a complaint to an authority when the answer is late',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 30, narrow: 60, wide: 44 },
    sizeGate: 19.3,
    since: '0.1.0',
  },
  {
    tag: 'vk-application-form',
    folder: 'application',
    title: { ru: 'Заявления', en: 'Applications' },
    summary:
      'applies for what the utility offers, from sealing a meter to a change of owner step by step: prefilled fields, a code as the signature, a time of a visit, and the state of each application',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 40, narrow: 100, wide: 60 },
    sizeGate: 19.3,
    since: '0.1.0',
  },
  {
    tag: 'vk-document-list',
    folder: 'document',
    title: { ru: 'Документы', en: 'Documents' },
    summary:
      'contract, acts, protocols, certificates, answers and bills: filter, preview, download of one or many, printing; technical works at the address',
    needsAccount: true,
    reserved: { signedOut: 8.4, signedIn: 30, narrow: 73, wide: 50 },
    sizeGate: 19.3,
    since: '0.1.0',
  },
  {
    tag: 'vk-utility',
    folder: 'utility',
    title: { ru: 'Водоканал', en: 'Water utility' },
    summary: 'sets the endpoint of the widgets inside',
    needsAccount: false,
    reserved: { signedOut: 0, signedIn: 0, narrow: 0, wide: 0 },
    sizeGate: 22.9,
    since: '0.1.0',
    example: '<vk-utility endpoint="/"><vk-login></vk-login><vk-balance-card></vk-balance-card></vk-utility>',
  },
];
