import { html, nothing, LitElement } from 'lit';
import type { OfficeSession, Staff } from '@vodokanal/contract/office';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { dataStyles } from '../../widgets/src/kit/theme/data.styles.ts';
import { base } from '../../widgets/src/kit/theme/theme.ts';
import { ApplicationCaseView } from './application-case-view.ts';
import { ApplicationQueueView } from './application-queue-view.ts';
import { CaseView } from './case-view.ts';
import { callOffice, OfficeProblem } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';
import { styles } from './office.styles.ts';
import { QueueView } from './queue-view.ts';
import { SignInView } from './sign-in-view.ts';
import { problemText, ROLES } from './texts.ts';

/**
 * The page of the staff. The part of the address behind `#` says what is shown: `#/`, `#/claims/ID`,
 * `#/applications` or `#/applications/ID`.
 */
export class VkOffice extends LitElement implements OfficeHost {
  static override styles = [base, dataStyles, styles];

  #session: OfficeSession | undefined;
  #problem: string | undefined;
  /** The session has ended while the page was open; views and what is typed in them stay. */
  #isSignedOut = false;
  readonly #signIn = new SignInView(this, (session) => this.#onSignedIn(session));
  readonly #queue = new QueueView(this);
  readonly #applications = new ApplicationQueueView(this);
  #case: CaseView | undefined;
  #application: ApplicationCaseView | undefined;

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
        ${isSignedIn ? html`<span>${staff.name}, ${ROLES[staff.role]} <button type="button" class="vk-text" @click=${this.#onSignOut}>Выйти</button></span>` : nothing}
      </header>
      ${isSignedIn ? this.#renderMenu(staff) : nothing}
      <main>${isSignedIn ? this.#renderPage(staff) : this.#signIn.render()}</main>`;
  }

  #renderPage({ role }: Staff): unknown {
    if (role !== 'clerk' && role !== 'supervisor')
      return notice({ text: 'Для вашей роли здесь пока ничего нет: пользуйтесь командами gateway.' });
    const { isApplications, id } = this.#place;
    const items = (isApplications ? this.#applications : this.#queue).items.map((item) => item.id);
    const next = items[items.indexOf(id ?? '') + 1];
    if (isApplications) return (id && this.#application?.render(next)) || this.#applications.render();
    return id && this.#case ? this.#case.render(next) : this.#queue.render();
  }

  #renderMenu({ role }: Staff): unknown {
    if (role !== 'clerk' && role !== 'supervisor') return nothing;
    const { isApplications } = this.#place;
    const link = (address: string, text: string, isHere: boolean) =>
      html`<a href=${address} aria-current=${isHere ? 'page' : nothing}>${text}</a>`;
    return html`<nav class="tabs" aria-label="Разделы">${link('#/', 'Обращения', !isApplications)}${link('#/applications', 'Заявления', isApplications)}</nav>`;
  }

  /** What the address asks for; without an id, a queue. */
  get #place(): { readonly isApplications: boolean; readonly id: string | undefined } {
    const [, section, id] = /^#\/(claims|applications)(?:\/([\da-f-]{36}))?$/.exec(location.hash) ?? [];
    return { isApplications: section === 'applications', id };
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
      this.#application = new ApplicationCaseView(this, session.staff, session.utility.timeZone);
    }
    this.#onRoute();
  }

  #onRoute = (): void => {
    const { isApplications, id } = this.#place;
    const name = isApplications ? (id ? 'Заявление' : 'Заявления') : id ? 'Обращение' : 'Обращения';
    document.title = `${name} · Рабочее место`;
    if (isApplications) void (id ? this.#application?.open(id) : this.#applications.load());
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
