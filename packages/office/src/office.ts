import { html, nothing, LitElement } from 'lit';
import type { OfficeSession, Staff } from '@vodokanal/contract/office';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { dataStyles } from '../../widgets/src/kit/theme/data.styles.ts';
import { base } from '../../widgets/src/kit/theme/theme.ts';
import { Administration } from './administration/administration.ts';
import { administrationStyles } from './administration/administration.styles.ts';
import { CaseView } from './case-view.ts';
import { callOffice, OfficeProblem } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';
import { styles } from './office.styles.ts';
import { QueueView } from './queue-view.ts';
import { SignInView } from './sign-in-view.ts';
import { problemText, ROLES } from './texts.ts';

/** The page of the staff. The part of the address behind `#` says what is shown: `#/` or `#/claims/ID`. */
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
    const page = this.#administration.render(staff, location.hash);
    if (page) return page;
    const { role } = staff;
    if (role !== 'clerk' && role !== 'supervisor')
      return notice({ text: 'Для вашей роли здесь пока ничего нет: пользуйтесь командами gateway.' });
    const id = this.#claimId;
    const items = this.#queue.items.map((item) => item.id);
    const next = items[items.indexOf(id ?? '') + 1];
    return id && this.#case ? this.#case.render(next) : this.#queue.render();
  }

  get #claimId(): string | undefined {
    return /^#\/claims\/([\da-f-]{36})$/.exec(location.hash)?.[1];
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
    if (session.staff && (!isSame || !this.#case))
      this.#case = new CaseView(this, session.staff, session.utility.timeZone);
    this.#onRoute();
  }

  #onRoute = (): void => {
    const id = this.#claimId;
    document.title = id ? 'Обращение · Рабочее место' : 'Обращения · Рабочее место';
    const staff = this.#session?.staff;
    const title = staff && this.#administration.open(staff, location.hash);
    if (title) document.title = `${title} · Рабочее место`;
    else if (staff) void (id ? this.#case?.open(id) : this.#queue.load());
    void this.focusOn('h1');
  };

  #onSignOut = async (): Promise<void> => {
    await callOffice('session.delete').catch(() => undefined);
    // A new page forgets everything that was shown.
    location.assign('/office/');
  };
}

customElements.define('vk-office', VkOffice);
