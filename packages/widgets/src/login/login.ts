import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session } from '@vodokanal/client';
import { closeIcon } from '../generated/icons/close.ts';
import { showIcon } from '../generated/icons/show.ts';
import { VkElement } from '../kit/element.ts';
import { describedBy, newFormId } from '../kit/parts/field-faults.ts';
import { LightFields } from '../kit/controllers/light-fields.ts';
import { inTime } from '../kit/controllers/in-time.ts';
import { messages } from '../kit/i18n/messages.ts';
import { field } from '../kit/parts/field.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { styleSheetOf } from '../kit/theme/style-sheet.ts';
import { lightDomSheet, lightDomText } from '../kit/theme/theme.ts';
import ru from './messages/ru.ts';
import type { SignInTask } from './sign-in-task.ts';
import type { SignedInPanel } from './signed-in-panel.ts';
import { styles } from './login.styles.ts';

type Phase = 'inside' | 'outside' | 'waiting' | 'elsewhere';

let fieldSheet: CSSStyleSheet | undefined;

/** The customer has signed in. */
export class SignedInEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-signed-in', { bubbles: true, composed: true, detail: {} });
  }
}

/** The customer has signed out. */
export class SignedOutEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-signed-out', { bubbles: true, composed: true, detail: {} });
  }
}

/**
 * Signs a customer in by account number or e-mail and password, and signs them out.
 *
 * @tag vk-login
 * @slot heading - Replaces the heading.
 * @slot links - Replaces the links below the form to recovery and registration.
 * @slot esia - Replaces the button of `esia-url`.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-line] - Borders of fields.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {BeforeSubmitEvent} vk-before-submit - The credentials are about to be sent; cancel or delay it.
 * @fires {SignedInEvent} vk-signed-in - The customer has signed in.
 * @fires {SignedOutEvent} vk-signed-out - The customer has signed out.
 */
export class VkLogin extends VkElement {
  static override styles = [VkElement.styles, styles];

  /** `button` shows a button that opens the sign-in in a dialog; `dialog` opens the dialog at once. */
  @property() mode?: 'button' | 'dialog';

  /** @internal Called when the dialog closes. */
  onClosed?: () => void;

  /** Address where the endpoint starts a sign-in by Госуслуги; without it the button is not shown. */
  @property({ attribute: 'esia-url' }) esiaUrl?: string;

  @state() private isShown = false;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #id = newFormId('login');
  #panel: SignedInPanel | undefined;
  /** Loaded when the form is first focused. */
  #signInTask: SignInTask | undefined;
  /** A lazy chunk failed to load, or is late. */
  #chunkFailed = false;
  /** What was pressed while the code that does it is still loading. */
  #pressed: 'submit' | 'recovery' | 'register' | 'unlock-form' | undefined;
  readonly #fields = new LightFields(this);
  #session: Session | undefined;
  #window: Window | null = null;
  #unsubscribe: (() => void) | undefined;
  #checkFailed = false;
  /** Undefined until known. A password may be typed only on pages of the utility. */
  #mayTakePassword: boolean | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const { adoptedStyleSheets } = this.getRootNode() as Document | ShadowRoot;
    fieldSheet ??= lightDomSheet(lightDomText('vk-login>[data-vk-owned]'));
    // A constructed style sheet works only in the document it was made in.
    if (this.ownerDocument === document && !adoptedStyleSheets.includes(fieldSheet))
      adoptedStyleSheets.push(fieldSheet);
    this.#window = this.ownerDocument.defaultView;
    this.#window?.addEventListener('pageshow', this.#onPageShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // After a move to another document `ownerDocument` is already the new one.
    this.#window?.removeEventListener('pageshow', this.#onPageShow);
    this.#unsubscribe?.();
    this.#session = undefined;
    this.#signInTask?.stop();
    // A step in progress continues when the widget is attached elsewhere.
    if (!this.#signInTask?.steps) this.#signInTask = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.mode) void this.#dressDialog();
    const session = this.client?.session;
    if (!session || session === this.#session || !this.isConnected) return;
    this.#unsubscribe?.();
    this.#session = session;
    this.#unsubscribe = session.subscribe(() => this.requestUpdate());
    this.#checkFailed = false;
    const may = this.client.mayTakePassword();
    this.#mayTakePassword = may === true || undefined;
    if (may !== true)
      void (async () => {
        const answer = await may;
        if (session !== this.#session) return;
        this.#mayTakePassword = answer;
        this.requestUpdate();
      })();
    const fail = () => {
      this.#checkFailed = true;
      // Without an answer from the site registry, link to the utility's own page instead of waiting on.
      this.#mayTakePassword ??= false;
      this.requestUpdate();
    };
    if (session.state !== 'unknown') return;
    // After eight seconds without an answer show the form.
    const timeout = setTimeout(fail, 8000);
    session
      .check()
      .catch(fail)
      .finally(() => clearTimeout(timeout));
  }

  override render(): unknown {
    const t = this.#t;
    const phase = this.#phase;
    const isBar = !this.mode && (phase === 'inside' || (phase === 'waiting' && this.mayBeSignedIn));
    // Every title of the bar takes one line, so that nothing moves when the session is known.
    const title = phase === 'inside' ? 'signedIn' : isBar ? 'cabinet' : 'title';
    const card = html`
      <section class="vk-card" part="card" ?data-room=${this.mayBeSignedIn} ?data-bar=${isBar} aria-labelledby="title" tabindex="-1">
        ${this.mode ? html`<button class="vk-text close" aria-label=${t('close')} @click=${this.#onClose}>${closeIcon()}</button>` : nothing}
        <slot name="heading"><h2 id="title" part="heading">${t(title)}</h2></slot>
        ${this.#renderPhase(phase)}
      </section>`;
    if (!this.mode) return card;
    return html`
      ${this.mode === 'button' ? html`<button @click=${this.#onOpen}>${t(phase === 'inside' ? 'signedIn' : 'submit')}</button>` : nothing}
      <dialog aria-labelledby="title" closedby="any" @close=${this.onClosed}>${card}</dialog>`;
  }

  #renderPhase(phase: Phase): unknown {
    const t = this.#t;
    if (phase === 'outside')
      return html`<slot name="vk-fields"></slot>${this.#signInTask?.steps ? nothing : this.#renderLinks()}`;
    if (phase === 'elsewhere')
      return notice({ text: html`${t('elsewhere')} <a href="${this.client?.endpoint}/">${t('elsewhereLink')}</a>` });
    if (phase === 'inside' && this.#panel) return this.#panel.render();
    return phase === 'inside' && this.#chunkFailed
      ? notice({ text: t('kind-offline'), action: { text: t('retry'), run: () => void this.#loadPanel() } })
      : skeleton(t('loading'), this.mayBeSignedIn ? 1 : 2);
  }

  #renderLinks(): unknown {
    const t = this.#t;
    const link = (to: 'recovery' | 'register' | 'unlock-form') =>
      html`<button class="vk-text" aria-disabled=${this.#pressed === to} @click=${async () => (await this.#press(to))?.go(to)}>${t(this.#pressed === to ? 'loading' : to)}</button>`;
    return html`
      ${this.esiaUrl ? html`<slot name="esia"><a class="vk-button vk-tonal" href=${this.esiaUrl}>${t('esia')}</a></slot>` : nothing}
      ${this.#signInTask?.problem?.kind === 'locked' ? link('unlock-form') : nothing}
      <slot name="links"><div class="vk-actions">${link('recovery')}${link('register')}</div></slot>`;
  }

  protected override firstUpdated(): void {
    if (this.mode === 'dialog') this.#onOpen();
  }

  protected override updated(): void {
    // A form that came with the page, or in a cloned page: no widget controls it, but it may hold typed values.
    const foreign = [...this.querySelectorAll<HTMLElement>(':scope>[data-vk-owned]')].filter(
      (copy) => copy !== this.#fields.root,
    );
    if (this.#phase === 'inside' && !this.#panel && !this.#chunkFailed) void this.#loadPanel();
    if (this.#phase !== 'outside') {
      // While the answer of the site registry is awaited, as after a move, typed values stay.
      if (this.#phase === 'waiting') return;
      for (const copy of foreign) copy.remove();
      return this.#fields.hide();
    }
    foreign.push(...this.#fields.show(this.#signInTask?.steps?.render() ?? this.#renderForm()));
    const { root } = this.#fields;
    if (root && foreign.length > 0)
      void import('./adopt-fields.ts').then(({ adoptFields }) => adoptFields(foreign, root));
  }

  /** A visitor who was signed in before waits for the session check, because the form would only flash. */
  get #phase(): Phase {
    if (this.client?.session.state === 'signed-in')
      return this.#signInTask?.steps?.isRegistering ? 'outside' : 'inside';
    if (this.#mayTakePassword === false) return 'elsewhere';
    return !this.#mayTakePassword || (this.mayBeSignedIn && !this.#checkFailed) ? 'waiting' : 'outside';
  }

  /** Native fields in the light DOM, because password managers do not look into shadow roots. */
  #renderForm(): unknown {
    const t = this.#t;
    const task = this.#signInTask;
    const isSending = task?.isSending || this.#pressed === 'submit';
    const [login, password] = [this.#control('username'), this.#control('password')];
    return html`
      <form method="post" action="${this.client?.endpoint}/post/session" novalidate @submit=${this.#onSubmit} @input=${this.#onInput} @focusin=${this.#loadController}>
        ${task?.summary() ?? (this.#chunkFailed ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing)}
        ${field({
          ...login,
          label: t('login'),
          hint: t('loginHint'),
          control: html`<input id=${login.id} name="username" autocomplete="username webauthn" autocapitalize="none" spellcheck="false" aria-invalid=${Boolean(login.error)} aria-describedby=${describedBy(login.id, true, login.error)}>`,
        })}
        ${field({
          ...password,
          label: t('password'),
          control: html`<div class="vk-actions vk-password">
            <input id=${password.id} name="password" type=${this.isShown ? 'text' : 'password'} autocomplete="current-password" autocapitalize="none" spellcheck="false" aria-invalid=${Boolean(password.error)} aria-describedby=${describedBy(password.id, false, password.error)}>
            <button type="button" class="vk-text" aria-label=${t('showPassword')} aria-pressed=${this.isShown} @click=${this.#onShow}>${showIcon()}</button>
          </div>`,
        })}
        <label class="vk-check"><input type="checkbox" name="remember">${t('remember')}</label>
        <button class="vk-wide" aria-disabled=${Boolean(isSending)}>${t(isSending ? 'sending' : 'submit')}</button>
      </form>`;
  }

  #control(name: string): { readonly id: string; readonly error: string | undefined } {
    const id = `${this.#id}-${name}`;
    return { id, error: this.#signInTask?.faultOf(id) };
  }

  #onShow = (): void => {
    this.isShown = !this.isShown;
  };

  /** Hides a shown password when the browser restores the page from its back-forward cache. */
  #onPageShow = (): void => {
    this.isShown = false;
  };

  #onInput = ({ target }: Event): void => {
    this.#signInTask?.edited((target as HTMLElement).id);
    this.requestUpdate();
  };

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    this.isShown = false;
    void this.#loadPanel();
    await (await this.#press('submit'))?.submit(data);
  };

  /** Loads what a press needs and shows meanwhile that it was pressed; undefined when that fails or is late. */
  async #press(what: 'submit' | 'recovery' | 'register' | 'unlock-form'): Promise<SignInTask | undefined> {
    if (this.#pressed) return undefined;
    this.#pressed = what;
    this.requestUpdate();
    const task = await inTime(this.#loadController());
    this.#pressed = undefined;
    this.#chunkFailed = !task;
    this.requestUpdate();
    return task;
  }

  #loadController = async (): Promise<SignInTask | undefined> => {
    try {
      const { SignInTask } = await import('./sign-in-task.ts');
      this.#chunkFailed = false;
      const task = (this.#signInTask ??= new SignInTask(this, this.#id, () => this.#onSignedIn()));
      void task.offerPasskeys();
      return task;
    } catch {
      this.#chunkFailed = true;
      this.requestUpdate();
      return undefined;
    }
  };

  async #onSignedIn(): Promise<void> {
    this.dispatchEvent(new SignedInEvent());
    await this.focusCard();
    this.#onClose();
  }

  /** Without its styles, which load with the first dialog, it still opens. */
  async #dressDialog(): Promise<void> {
    const styles = await import('../kit/theme/dialog.styles.ts').catch(() => undefined);
    const { adoptedStyleSheets } = this.renderRoot as ShadowRoot;
    const sheet = styles && styleSheetOf(styles.dialogStyles);
    // A constructed style sheet works only in the document it was made in.
    if (sheet && this.ownerDocument === document && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }

  #onOpen = (): void => {
    this.renderRoot.querySelector('dialog')?.showModal();
  };

  #onClose = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  /** @internal Focuses the card when the focused element is gone, so that the focus does not jump to the top of the page. */
  async focusCard(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector('section')?.focus();
  }

  /** Loads the panel of a signed-in customer, in parallel with the sign-in request. */
  async #loadPanel(): Promise<void> {
    try {
      const { SignedInPanel } = await import('./signed-in-panel.ts');
      this.#panel ??= new SignedInPanel(this, () => this.#onSignedOut());
    } catch {
      this.#chunkFailed = true;
    }
    this.requestUpdate();
  }

  async #onSignedOut(): Promise<void> {
    this.dispatchEvent(new SignedOutEvent());
    await this.focusCard();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-login': VkLogin;
  }
  interface HTMLElementEventMap {
    'vk-signed-in': SignedInEvent;
    'vk-signed-out': SignedOutEvent;
  }
}
