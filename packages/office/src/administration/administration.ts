import { html, nothing } from 'lit';
import type { Staff } from '@vodokanal/contract/office';
import type { OfficeHost } from '../office-host.ts';
import { AuthenticatorView } from './authenticator-view.ts';
import { ImportsView } from './imports-view.ts';
import { InvitationView } from './invitation-view.ts';
import { SettingsView } from './settings-view.ts';
import { SitesView } from './sites-view.ts';
import { StaffView } from './staff-view.ts';

const PAGES = {
  settings: 'Настройки',
  sites: 'Сайты и партнёры',
  imports: 'Загрузка и выгрузка',
  staff: 'Сотрудники',
} as const;

type PageName = keyof typeof PAGES | 'authenticator';

const isPage = (name: string): name is PageName => name in PAGES || name === 'authenticator';

/** The parts of an address behind `#`, e.g. `#/settings/tariff/город%3AcoldWater`. */
const partsOf = (hash: string): string[] =>
  hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });

/** The pages of administrators, and the page where the staff set up their own second factor. */
export class Administration {
  readonly #invitation: InvitationView;
  readonly #settings: SettingsView;
  readonly #sites: SitesView;
  readonly #imports: ImportsView;
  readonly #staff: StaffView;
  readonly #authenticator: AuthenticatorView;

  constructor(host: OfficeHost) {
    this.#invitation = new InvitationView(host);
    this.#settings = new SettingsView(host);
    this.#sites = new SitesView(host);
    this.#imports = new ImportsView(host);
    this.#staff = new StaffView(host);
    this.#authenticator = new AuthenticatorView(host);
  }

  /** The title of the page that an address names; undefined when it is none of these. */
  open({ role }: Staff, hash: string): string | undefined {
    const [name = '', first, second] = partsOf(hash);
    this.#imports.close();
    // An administrator has no queue, so the settings come first.
    const page = name === '' && role === 'administrator' ? 'settings' : name;
    if (!isPage(page) || (page !== 'authenticator' && role !== 'administrator')) return undefined;
    if (page === 'settings') this.#settings.open(first, second);
    else if (page === 'sites') this.#sites.open(first);
    else if (page === 'imports') this.#imports.open();
    else if (page === 'staff') this.#staff.open(first);
    else this.#authenticator.open();
    return page === 'authenticator' ? 'Вход через приложение' : PAGES[page];
  }

  /** The page that an address names; undefined when it is none of these. */
  render({ id, role }: Staff, hash: string): unknown {
    const [name = ''] = partsOf(hash);
    const page = name === '' && role === 'administrator' ? 'settings' : name;
    if (!isPage(page) || (page !== 'authenticator' && role !== 'administrator')) return undefined;
    const view = {
      settings: () => this.#settings.render(),
      sites: () => this.#sites.render(),
      imports: () => this.#imports.render(),
      staff: () => this.#staff.render(id),
      authenticator: () => this.#authenticator.render(),
    }[page]();
    return html`${role === 'administrator' ? this.#renderMenu(page) : html`<nav class="pages" aria-label="Разделы"><a href="#/">← К работе</a></nav>`}${view}`;
  }

  /** The page where an invitation is accepted; undefined when the address holds none. */
  renderInvitation(hash: string): unknown {
    const [name, ticket] = partsOf(hash);
    return name === 'invitation' && ticket ? this.#invitation.render(ticket) : undefined;
  }

  #renderMenu(present: PageName): unknown {
    return html`
      <nav class="pages" aria-label="Разделы">${Object.entries(PAGES).map(([name, text]) => html`<a href="#/${name}" aria-current=${name === present ? 'page' : nothing}>${text}</a>`)}</nav>`;
  }
}
