import { html, nothing, LitElement } from 'lit';
import { caseRoles, type CaseKind, type OfficeSession, type Staff } from '@vodokanal/contract/office';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { dataStyles } from '../../widgets/src/kit/theme/data.styles.ts';
import { base } from '../../widgets/src/kit/theme/theme.ts';
import { Administration } from './administration/administration.ts';
import { administrationStyles } from './administration/administration.styles.ts';
import { ApplicationCaseView } from './application-case-view.ts';
import { applicationQueue } from './application-queue.ts';
import { caseQueue } from './cases/case-queue.ts';
import { QUEUES, type QueueKind } from './cases/case-texts.ts';
import { addressOf, QueueMenu } from './cases/queue-menu.ts';
import { SearchView } from './cases/search-view.ts';
import { StaffCaseView, type Draft } from './cases/staff-case-view.ts';
import { CaseView } from './case-view.ts';
import { claimQueue } from './claim-queue.ts';
import { callOffice, OfficeProblem, REQUEST } from './office-api.ts';
import type { Desk, OfficeHost } from './office-host.ts';
import { styles } from './office.styles.ts';
import type { Queue } from './parts/queue-list.ts';
import { SignInView } from './sign-in-view.ts';
import { problemText, ROLES } from './texts.ts';

/** Minutes without a request after which the session has ended. */
const IDLE_MINUTES = 30;

/** One case on screen; `next` is the id of the case that follows in its queue. */
interface Screen {
  readonly id: string;
  load(): Promise<void>;
  render(next: string | undefined): unknown;
}

/** What the part of the address behind `#` names: a queue, a case in it, or a search. */
interface Route {
  readonly kind: QueueKind;
  readonly id?: string;
  readonly search?: string;
}

/**
 * The page of the staff. The part of the address behind `#` says what is shown: `#/`, `#/claims/ID`, `#/applications`,
 * `#/applications/ID`, `#/cases/KIND`, `#/cases/KIND/ID` or `#/search/TEXT`.
 */
export class VkOffice extends LitElement implements OfficeHost {
  static override styles = [base, dataStyles, styles, administrationStyles];

  #session: OfficeSession | undefined;
  #problem: string | undefined;
  /** The session has ended while the page was open; what is typed stays. */
  #isSignedOut = false;
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #signIn = new SignInView(this, (session) => this.#onSignedIn(session));
  readonly #administration = new Administration(this);
  readonly #menu = new QueueMenu(this);
  /** The queues that were opened, each with its tab and its cases. */
  readonly #queues = new Map<QueueKind, Queue>();
  /** The case on screen. Each one has a view of its own, so that a late answer never lands in another case. */
  #case: Screen | undefined;
  #search: SearchView | undefined;
  /** What is typed in cases and not sent yet. */
  readonly #texts = new Map<string, string>();
  readonly #drafts = new Map<string, Draft>();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onRoute);
    addEventListener(REQUEST, this.#onRequest);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onRoute);
    removeEventListener(REQUEST, this.#onRequest);
    clearTimeout(this.#idle);
  }

  async focusOn(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  signedOut(): void {
    this.#isSignedOut = true;
    // Contacts must not stay on the screen of somebody who has left.
    this.#case = undefined;
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
      ${this.#problem ? notice({ tone: 'problem', text: problemText(this.#problem) }) : nothing}
      <main>${this.#administration.renderInvitation(location.hash) ?? (isSignedIn ? this.#renderPage(staff) : this.#signIn.render())}</main>`;
  }

  #renderPage(staff: Staff): unknown {
    const route = this.#route;
    const page = this.#administration.render(staff, location.hash);
    const present = page || route.search !== undefined ? undefined : route.kind;
    return html`${this.#menu.render(present, route.search)}${page ?? this.#renderView(route)}`;
  }

  #renderView({ kind, id, search }: Route): unknown {
    if (search !== undefined) return this.#search?.render();
    const queue = this.#queueOf(kind);
    return id && this.#case ? this.#case.render(queue.after(id)) : queue.render();
  }

  #queueOf(kind: QueueKind): Queue {
    const queue = this.#queues.get(kind) ?? newQueue(this, kind);
    this.#queues.set(kind, queue);
    return queue;
  }

  get #route(): Route {
    const [, section, first, second] = location.hash.split('/');
    if (section === 'search' && first) return { kind: 'claim', search: decodeURIComponent(first) };
    if (section === 'cases' && first !== undefined && first in caseRoles) {
      const kind = first as CaseKind;
      return second ? { kind, id: second } : { kind };
    }
    const kind = section === 'applications' ? 'application' : 'claim';
    return (section === 'applications' || section === 'claims') && first ? { kind, id: first } : { kind };
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
    if (this.#session?.staff?.id !== session.staff?.id) {
      this.#case = this.#search = undefined;
      this.#queues.clear();
      this.#texts.clear();
      this.#drafts.clear();
    }
    this.#session = session;
    this.#isSignedOut = false;
    this.#problem = undefined;
    this.#onRoute();
  }

  #onRoute = (): void => {
    const session = this.#session;
    if (!session?.staff) return;
    const title = this.#administration.open(session.staff, location.hash);
    const { kind, id, search } = this.#route;
    if (!title && !id && search === undefined && kind === 'claim' && !isOfClaims(session.staff)) {
      const first = firstQueueOf(session.staff);
      if (first) location.replace(addressOf(first));
      return;
    }
    document.title = `${title ?? (search === undefined ? QUEUES[kind] : 'Поиск')} · Рабочее место`;
    void this.#menu.load();
    if (title) this.#case = undefined;
    else if (search !== undefined) {
      this.#search = new SearchView(this, search);
      void this.#search.load();
    } else this.#open(kind, id, { me: session.staff, timeZone: session.utility.timeZone });
    void this.focusOn('h1');
  };

  #open(kind: QueueKind, id: string | undefined, desk: Desk): void {
    if (!id) {
      this.#case = undefined;
      void this.#queueOf(kind).load();
      return;
    }
    if (this.#case?.id !== id) this.#case = this.#viewOf(kind, id, desk);
    void this.#case.load();
  }

  #viewOf(kind: QueueKind, id: string, desk: Desk): Screen {
    if (kind === 'claim') return new CaseView(this, desk, this.#texts, id);
    if (kind === 'application') return new ApplicationCaseView(this, desk, this.#texts, id);
    return new StaffCaseView(this, desk, this.#drafts, kind, id);
  }

  /** A session ends without requests; then nothing of a case stays on the screen. */
  #onRequest = (): void => {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#session?.staff) this.signedOut();
    }, IDLE_MINUTES * 60_000);
  };

  #onSignOut = async (): Promise<void> => {
    try {
      await callOffice('session.delete');
    } catch {
      // On a shared computer the next person would be signed in as this one.
      this.#problem = 'SIGN_OUT_FAILED';
      this.requestUpdate();
      return;
    }
    // A new page forgets everything that was shown.
    location.assign('/office/');
  };
}

const newQueue = (host: OfficeHost, kind: QueueKind): Queue =>
  kind === 'claim' ? claimQueue(host) : kind === 'application' ? applicationQueue(host) : caseQueue(host, kind);

const isOfClaims = ({ role }: Staff): boolean => role === 'clerk' || role === 'supervisor';

/** The first queue of those who have no claims. */
const firstQueueOf = ({ role }: Staff): CaseKind | undefined =>
  (Object.keys(caseRoles) as CaseKind[]).find((kind) => (caseRoles[kind] as readonly string[]).includes(role));

customElements.define('vk-office', VkOffice);
