/**
 * The one table of the kit's tags. The loader, the shells of partner frames, `vk.css`, the `define/` modules, the
 * package exports, the manifest, the size gates, the scaffold, the one-widget pages, and the README table are derived
 * from it by `npm run generate` or checked against it.
 */

/** Height kept for a widget before its element is defined, so that nothing moves when it arrives. */
export interface ReservedHeight {
  /** By `vk.js`, in `em`: while nobody is signed in. */
  readonly signedOut: number;
  /** By `vk.js`, in `em`: for a visitor who was signed in before. */
  readonly signedIn: number;
  /** By `vk.css`, in `em` of at least 14 px: the tallest usual state in less than 40 em of page width. */
  readonly narrow: number;
  /** By `vk.css`, in `em` of at least 14 px: the tallest usual state in 40 em of page width and more. */
  readonly wide: number;
}

/** How the tag behaves on a partner's page. */
export interface Framed {
  /** Any one of these scopes admits the widget; `any`: every session of the partner's site does. */
  readonly scopes: readonly ('any' | 'balance:read' | 'buildings:write' | 'readings:guest' | 'readings:write')[];
  /** First height of the frame, in px. */
  readonly height: number;
}

export interface Widget {
  readonly tag: `vk-${string}`;
  /** Folder under `packages/widgets/src`; the module in it is named after the tag, the class is its name in Pascal case. */
  readonly folder: string;
  readonly title: { readonly ru: string; readonly en: string };
  /** What the widget does, in one line for the README. */
  readonly summary: string;
  /** Shows or changes data of an account; such widgets share the chunk `account.js`. */
  readonly needsAccount: boolean;
  readonly reserved: ReservedHeight;
  /** Other heights of the tag with an attribute, for `vk.css`. */
  readonly reservedByAttribute?: Readonly<Record<string, Pick<ReservedHeight, 'narrow' | 'wide'>>>;
  /** Left out: on a partner's page the tag is a link to the utility's own site. */
  readonly framed?: Framed;
  /** The event after which `on-success` runs. */
  readonly successEvent?: `vk-${string}`;
  /** Limit of `npm run size`, KiB on the wire: cold, loader included. */
  readonly sizeGate: number;
  /** First version of the kit that has the tag. */
  readonly since: string;
  /** Markup for the one-widget page where the bare tag shows nothing. */
  readonly example?: string;
}

/** `login` for `vk-login`: the name of the module, of its chunk, and of its page. */
export const nameOf = ({ tag }: Pick<Widget, 'tag'>): string => tag.slice(3);

/** `VkLogin` for `vk-login`. */
export const classOf = (widget: Pick<Widget, 'tag'>): string => `Vk${nameOf(widget).replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

export const widgets: readonly Widget[] = [
  {
    tag: 'vk-login', folder: 'login', title: { ru: 'Вход в личный кабинет водоканала', en: 'Sign-in to the water utility' },
    summary: 'signs in by account number or e-mail, with a second factor where one is on, and out; leads to registration, recovery and unlocking; `mode="button"` opens it in a dialog',
    needsAccount: false, reserved: { signedOut: 28, signedIn: 12, narrow: 32, wide: 28 }, framed: { scopes: ['any'], height: 140 }, successEvent: 'vk-signed-in', sizeGate: 14.4, since: '0.1.0',
  },
  {
    tag: 'vk-register', folder: 'register', title: { ru: 'Регистрация', en: 'Registration' },
    summary: 'opens a sign-in by a proof, a code to the phone and a password',
    needsAccount: false, reserved: { signedOut: 45, signedIn: 10, narrow: 53, wide: 45 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-recovery', folder: 'recovery', title: { ru: 'Новый пароль', en: 'New password' },
    summary: 'sets a new password by a code',
    needsAccount: false, reserved: { signedOut: 18, signedIn: 18, narrow: 20, wide: 18 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-unlock-form', folder: 'unlock', title: { ru: 'Вернуть вход', en: 'Get your sign-in back' },
    summary: 'unlocks a blocked sign-in: by data, by documents',
    needsAccount: false, reserved: { signedOut: 9, signedIn: 24, narrow: 60, wide: 57 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-security', folder: 'security', title: { ru: 'Безопасность', en: 'Security' },
    summary: 'password, second factor, sessions, journal, «Это был не я»',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 72, wide: 64 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-profile', folder: 'profile', title: { ru: 'Моя информация', en: 'My information' },
    summary: '«Моя информация»: who, where, contacts, changes by the office',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 70, wide: 50 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-account-switcher', folder: 'accounts', title: { ru: 'Мои счета', en: 'My accounts' },
    summary: 'several accounts with own names, adding by proof, trusted people',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 50, wide: 37 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-consents', folder: 'consents', title: { ru: 'Согласия', en: 'Consents' },
    summary: 'every consent a document of its own, given and withdrawn',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 80, wide: 64 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-balance-card', folder: 'balance', title: { ru: 'Баланс', en: 'Balance' },
    summary: 'debt, credit, what is overdue',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 23, narrow: 26, wide: 27 }, framed: { scopes: ['balance:read'], height: 180 }, sizeGate: 16, since: '0.1.0',
  },
  {
    tag: 'vk-reading-form', folder: 'reading', title: { ru: 'Показания счётчиков', en: 'Meter readings' },
    summary: 'sends and corrects meter readings, with an optional photo, and keeps them until there is a connection; with `guest` without a sign-in',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 56, wide: 47 }, reservedByAttribute: { guest: { narrow: 37, wide: 35 } }, framed: { scopes: ['readings:write', 'readings:guest'], height: 220 }, successEvent: 'vk-reading-submitted', sizeGate: 18, since: '0.1.0',
  },
  {
    tag: 'vk-meter-list', folder: 'meter', title: { ru: 'Мои счётчики', en: 'My meters' },
    summary: 'meters, their verification, the estimate charged when no reading comes; reports a verification, asks for a visit',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 50, wide: 32 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-reading-history', folder: 'history', title: { ru: 'История показаний', en: 'Past readings' },
    summary: 'every reading with its source, removed meters included; filter, table file, print',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 70, wide: 70 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-usage-chart', folder: 'usage', title: { ru: 'Расход воды', en: 'Water used' },
    summary: 'use by month beside the year before and the norm; check for a leak',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 48, wide: 44 }, sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-building-readings', folder: 'building', title: { ru: 'Показания по дому', en: 'Readings of a building' },
    summary: 'for a management company: a whole building from a file, the clipboard or by hand; recognises layouts and encodings, drops names in the page, sends in packs',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 24, narrow: 90, wide: 90 }, framed: { scopes: ['buildings:write'], height: 400 }, successEvent: 'vk-building-readings-submitted', sizeGate: 17, since: '0.1.0',
  },
  {
    tag: 'vk-claim-form', folder: 'claim', title: { ru: 'Обращение', en: 'Claim' },
    summary: 'files a claim with documents',
    needsAccount: true, reserved: { signedOut: 9, signedIn: 41, narrow: 47, wide: 45 }, successEvent: 'vk-claim-submitted', sizeGate: 18, since: '0.1.0',
  },
  {
    tag: 'vk-utility', folder: 'utility', title: { ru: 'Водоканал', en: 'Water utility' },
    summary: 'says which endpoint the widgets inside talk to',
    needsAccount: false, reserved: { signedOut: 0, signedIn: 0, narrow: 0, wide: 0 }, sizeGate: 20, since: '0.1.0',
    example: '<vk-utility endpoint="/"><vk-login></vk-login><vk-balance-card></vk-balance-card></vk-utility>',
  },
];
