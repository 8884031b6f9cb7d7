import { html, nothing, render, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session } from '@vodokanal/client';
import { VkElement } from '../kit/element.ts';
import { describedBy, newFormId } from '../kit/parts/field-faults.ts';
import { messages } from '../kit/i18n/messages.ts';
import { field } from '../kit/parts/field.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
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

  /** `button` shows a button that opens the sign-in in a dialog. */
  @property() mode?: 'button';

  /** Address where the endpoint starts a sign-in by Госуслуги; without it the button is not shown. */
  @property({ attribute: 'esia-url' }) esiaUrl?: string;

  @state() private isShown = false;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #id = newFormId('login');
  #panel: SignedInPanel | undefined;
  /** Loaded when the form is first focused. */
  #signInTask: SignInTask | undefined;
  /** A lazy chunk failed to load. */
  #chunkFailed = false;
  #fields: HTMLElement | undefined;
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
    const card = html`
      <section class="vk-card" part="card" ?data-room=${this.mayBeSignedIn} aria-labelledby="title" tabindex="-1">
        <slot name="heading"><h2 id="title" part="heading">${t(phase === 'inside' ? 'signedIn' : 'title')}</h2></slot>
        ${this.#renderPhase(phase)}
      </section>`;
    return this.mode
      ? html`<button @click=${this.#onOpen}>${t(phase === 'inside' ? 'signedIn' : 'submit')}</button><dialog aria-labelledby="title">${card}<button class="vk-plain" @click=${this.#onClose}>${t('close')}</button></dialog>`
      : card;
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
      : skeleton(t('loading'), 2);
  }

  #renderLinks(): unknown {
    const t = this.#t;
    const link = (to: 'recovery' | 'register' | 'unlock-form') =>
      html`<button class="vk-plain" @click=${async () => (await this.#loadController())?.go(to)}>${t(to)}</button>`;
    return html`
      ${this.esiaUrl ? html`<slot name="esia"><a class="vk-button vk-plain" href=${this.esiaUrl}>${t('esia')}</a></slot>` : nothing}
      ${this.#signInTask?.problem?.kind === 'locked' ? link('unlock-form') : nothing}
      <slot name="links"><div class="vk-actions">${link('recovery')}${link('register')}</div></slot>`;
  }

  protected override updated(): void {
    // A form that came with the page, or in a cloned page: no widget controls it, but it may hold typed values.
    const foreign = [...this.querySelectorAll<HTMLElement>(':scope>[data-vk-owned]')].filter(
      (copy) => copy !== this.#fields,
    );
    if (this.#phase === 'inside' && !this.#panel && !this.#chunkFailed) void this.#loadPanel();
    if (this.#phase !== 'outside') {
      if (this.#phase !== 'waiting') for (const copy of foreign) copy.remove();
      this.#fields?.remove();
      this.#fields = undefined;
      return;
    }
    if (!this.#fields) {
      this.#fields = document.createElement('div');
      this.#fields.slot = 'vk-fields';
      this.#fields.dataset['vkOwned'] = '';
    }
    // A framework of the page may have removed the fields.
    if (this.#fields.parentNode !== this) this.append(this.#fields);
    render(this.#signInTask?.steps?.render() ?? this.#renderForm(), this.#fields, { host: this });
    const fields = this.#fields;
    if (foreign.length > 0) void import('./adopt-fields.ts').then(({ adoptFields }) => adoptFields(foreign, fields));
  }

  /** A visitor who was signed in before waits for the session check, because the form would only flash. */
  get #phase(): Phase {
    if (this.client?.session.state === 'signed-in') return 'inside';
    if (this.#mayTakePassword === false) return 'elsewhere';
    return !this.#mayTakePassword || (this.mayBeSignedIn && !this.#checkFailed) ? 'waiting' : 'outside';
  }

  /** Native fields in the light DOM, because password managers do not look into shadow roots. */
  #renderForm(): unknown {
    const t = this.#t;
    const task = this.#signInTask;
    const isSending = task?.isSending;
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
          control: html`<div class="vk-actions">
            <input id=${password.id} name="password" type=${this.isShown ? 'text' : 'password'} autocomplete="current-password" autocapitalize="none" spellcheck="false" aria-invalid=${Boolean(password.error)} aria-describedby=${describedBy(password.id, false, password.error)}>
            <button type="button" class="vk-plain" aria-label=${t('showPassword')} aria-pressed=${this.isShown} @click=${this.#onShow}>${t(this.isShown ? 'hide' : 'show')}</button>
          </div>`,
        })}
        <label class="vk-check"><input type="checkbox" name="remember">${t('remember')}</label>
        <button aria-disabled=${Boolean(isSending)}>${t(isSending ? 'sending' : 'submit')}</button>
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
    await (await this.#loadController())?.submit(data);
  };

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
