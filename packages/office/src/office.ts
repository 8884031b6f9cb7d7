import { html, nothing, LitElement } from 'lit';
import { caseRoles, type CaseKind, type OfficeSession, type Staff } from '@vodokanal/contract/office';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { dataStyles } from '../../widgets/src/kit/theme/data.styles.ts';
import { base } from '../../widgets/src/kit/theme/theme.ts';
import { Administration } from './administration/administration.ts';
import { administrationStyles } from './administration/administration.styles.ts';
import { CaseListView } from './cases/case-list-view.ts';
import { QUEUES, type QueueKind } from './cases/case-texts.ts';
import { addressOf, QueueMenu } from './cases/queue-menu.ts';
import { SearchView } from './cases/search-view.ts';
import { StaffCaseView } from './cases/staff-case-view.ts';
import { CaseView } from './case-view.ts';
import { callOffice, OfficeProblem } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';
import { styles } from './office.styles.ts';
import { QueueView } from './queue-view.ts';
import { SignInView } from './sign-in-view.ts';
import { problemText, ROLES } from './texts.ts';

/** What the part of the address behind `#` names. */
interface Route {
  readonly kind?: CaseKind;
  readonly id?: string;
  readonly search?: string;
}

/**
 * The page of the staff. The part of the address behind `#` says what is shown: `#/`, `#/claims/ID`, `#/cases/KIND`,
 * `#/cases/KIND/ID` or `#/search/TEXT`.
 */
export class VkOffice extends LitElement implements OfficeHost {
  static override styles = [base, dataStyles, styles, administrationStyles];

  #session: OfficeSession | undefined;
  #problem: string | undefined;
  /** The session has ended while the page was open; views and what is typed in them stay. */
  #isSignedOut = false;
  readonly #signIn = new SignInView(this, (session) => this.#onSignedIn(session));
  readonly #queue = new QueueView(this);
  #case: CaseView | undefined;
  readonly #administration = new Administration(this);
  readonly #menu = new QueueMenu(this);
  readonly #list = new CaseListView(this);
  readonly #search = new SearchView(this);
  #staffCase: StaffCaseView | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onRoute);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onRoute);
  }

  async focusOn(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  signedOut(): void {
    this.#isSignedOut = true;
    void this.focusOn('#email');
  }

  override render(): unknown {
    const session = this.#session;
    if (!session)
      return this.#problem
        ? notice({
            tone: 'problem',
            text: problemText(this.#problem),
            action: { text: 'Повторить', run: () => void this.#load() },
          })
        : html`<p role="status">Загружаем…</p>`;
    const { staff, utility } = session;
    const isSignedIn = staff !== null && !this.#isSignedOut;
    return html`
      <header>
        <strong>${utility.name}</strong>
        ${isSignedIn ? html`<span>${staff.name}, ${ROLES[staff.role]} <a href="#/authenticator">Вход через приложение</a> <button type="button" class="vk-text" @click=${this.#onSignOut}>Выйти</button></span>` : nothing}
      </header>
      <main>${this.#administration.renderInvitation(location.hash) ?? (isSignedIn ? this.#renderPage(staff) : this.#signIn.render())}</main>`;
  }

  #renderPage(staff: Staff): unknown {
    const { kind, search } = this.#route;
    const present: QueueKind | undefined = kind ?? (search === undefined ? 'claim' : undefined);
    const page = this.#administration.render(staff, location.hash);
    return html`${this.#menu.render(page ? undefined : present, search)}${page ?? this.#renderView(this.#route)}`;
  }

  #renderView({ kind, id, search }: Route): unknown {
    if (search !== undefined) return this.#search.render(search);
    if (kind) return id ? this.#staffCase?.render(this.#list.after(id)) : this.#list.render(kind);
    if (!id || !this.#case) return this.#queue.render();
    const items = this.#queue.items.map((item) => item.id);
    return this.#case.render(items[items.indexOf(id) + 1]);
  }

  get #route(): Route {
    const [, section, first, second] = location.hash.split('/');
    if (section === 'search' && first) return { search: decodeURIComponent(first) };
    if (section === 'cases' && first !== undefined && first in caseRoles) {
      const kind = first as CaseKind;
      return second ? { kind, id: second } : { kind };
    }
    return section === 'claims' && first ? { id: first } : {};
  }

  async #load(): Promise<void> {
    this.#problem = undefined;
    try {
      const session = await callOffice('session.get');
      if (session.staff) this.#onSignedIn(session);
      else this.#session = session;
    } catch (fault) {
      this.#problem = fault instanceof OfficeProblem ? fault.code : 'INTERNAL';
    }
    this.requestUpdate();
  }

  #onSignedIn(session: OfficeSession): void {
    const isSame = this.#session?.staff?.id === session.staff?.id;
    this.#session = session;
    this.#isSignedOut = false;
    if (session.staff && (!isSame || !this.#case)) {
      this.#case = new CaseView(this, session.staff, session.utility.timeZone);
      this.#staffCase = new StaffCaseView(this, session.staff, session.utility.timeZone);
    }
    this.#onRoute();
  }

  #onRoute = (): void => {
    const staff = this.#session?.staff;
    if (!staff) return;
    const title = this.#administration.open(staff, location.hash);
    if (title) {
      document.title = `${title} · Рабочее место`;
      void this.#menu.load();
      void this.focusOn('h1');
      return;
    }
    const { kind, id, search } = this.#route;
    if (!kind && !id && search === undefined && staff.role !== 'clerk' && staff.role !== 'supervisor') {
      // Their first queue is another one than claims.
      const first = (Object.keys(caseRoles) as CaseKind[]).find((each) =>
        (caseRoles[each] as readonly string[]).includes(staff.role),
      );
      if (first) location.replace(addressOf(first));
      return;
    }
    document.title = `${search === undefined ? QUEUES[kind ?? 'claim'] : 'Поиск'} · Рабочее место`;
    void this.#menu.load();
    if (search !== undefined) void this.#search.load(search);
    else if (kind) void (id ? this.#staffCase?.open(kind, id) : this.#list.open(kind));
    else void (id ? this.#case?.open(id) : this.#queue.load());
    void this.focusOn('h1');
  };

  #onSignOut = async (): Promise<void> => {
    await callOffice('session.delete').catch(() => undefined);
    // A new page forgets everything that was shown.
    location.assign('/office/');
  };
}

customElements.define('vk-office', VkOffice);
