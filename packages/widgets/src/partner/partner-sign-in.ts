import { css, html, nothing, type CSSResultGroup } from 'lit';
import { property, state } from 'lit/decorators.js';
import { digest, newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import { VkElement } from '../kit/element.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import type { PartnerConnection } from './partner-connection.ts';
import ru from './messages/ru.ts';
import { reportToWebmaster } from './report.ts';

/** Message from the pop-up window to the frame that opened it, on their common origin. */
interface CodeMessage {
  readonly vk: 1;
  readonly type: 'code';
  readonly code: string;
  readonly state: string;
}

/**
 * During a sign-in by redirect the verifier is stored in a cookie of this frame and site, because browsers that deny storage
 * to frames still keep partitioned cookies. It works once, for ten minutes, and only together with the code.
 */
const VERIFIER = '__Host-vk-verifier';
const storeVerifier = (value: string, seconds: number) => {
  document.cookie = `${VERIFIER}=${value}; Path=/; Secure; SameSite=None; Partitioned; Max-Age=${seconds}`;
};

/** Returns the stored verifier and deletes it; undefined when it belongs to another sign-in. */
function takeVerifier(ticket: string): string | undefined {
  const [kept, verifier] = new RegExp(`${VERIFIER}=([\\w-]+)\\.([\\w-]+)`).exec(document.cookie)?.slice(1) ?? [];
  if (kept !== ticket) return undefined;
  storeVerifier('', 0);
  return verifier;
}

/**
 * `vk-login` inside a frame on a partner site: a button. The password is typed in a window of the endpoint, which hands a
 * code to this frame only.
 */
export class PartnerSignIn extends VkElement {
  // In the sign-in slot of a widget it uses that widget's card.
  static override styles: CSSResultGroup = [
    VkElement.styles,
    css`:host([slot]) .vk-card { padding: 0; border: 0; background: none; }`,
  ];

  @property({ attribute: false }) partner?: PartnerConnection;
  /** Asks the page to navigate to the sign-in; set only if the registry allows it. */
  @property({ attribute: false }) redirect?: (challenge: string, state: string) => void;
  /** The frame's widget does not run on partner sites; link to the utility's own site. */
  @property({ attribute: false }) isOwnSiteOnly = false;
  /** Tells the page that no window opened; the page answers why. */
  @property({ attribute: false }) explain?: () => void;
  @state() private failure: 'blocked' | 'isolated' | 'refused' | undefined;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  #stopListening: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.partner?.connection.session.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#unsubscribe?.();
  }

  override render(): unknown {
    const t = this.#t;
    const { state: session, accounts } = this.partner?.connection.session ?? { state: 'unknown', accounts: [] };
    if (this.isOwnSiteOnly)
      return html`<section class="vk-card" part="card"><p>${t('elsewhere')} <a href="/" target="_blank" rel="noopener">${t('site')}</a></p></section>`;
    if (session === 'signed-in')
      return html`
      <section class="vk-card" part="card">
        <h2>${t('inside')}</h2>
        ${accounts.map(({ number }) => html`<p>${t('accountNumber', { number })}</p>`)}
        <div class="vk-actions"><button type="button" class="vk-tonal" @click=${this.#onLeave}>${t('leave')}</button></div>
      </section>`;
    return html`
      <section class="vk-card" part="card">
        <p>${t('why')}</p>
        ${this.failure ? notice({ tone: 'problem', text: html`${t(this.failure)} <a href="/" target="_blank" rel="noopener">${t('site')}</a>` }) : nothing}
        <div class="vk-actions"><button type="button" @click=${this.#onOpen}>${t('open')}</button></div>
      </section>`;
  }

  /** Opens the window inside the click handler; later the browser would block it as a pop-up. */
  #onOpen = (): void => {
    const opened = window.open('about:blank', '_blank', 'popup,width=520,height=760');
    void this.#requestCode(opened);
  };

  async #requestCode(opened: Window | null): Promise<void> {
    const { partner } = this;
    if (!partner) return;
    this.failure = undefined;
    const [verifier, ticket] = [newSecret(), newSecret()];
    const challenge = await digest(verifier);
    if (!opened) {
      if (this.redirect) storeVerifier(`${ticket}.${verifier}`, 600);
      // Without a window, a redirect or a place for the verifier, the utility's own page is the only way.
      if (this.redirect && document.cookie.includes(ticket)) this.redirect(challenge, ticket);
      else {
        this.failure = 'blocked';
        this.explain?.();
      }
      return;
    }
    this.#stopListening?.();
    const listen = ({ data, origin, source }: MessageEvent) => {
      const { vk, type, code, state: given } = (data ?? {}) as Partial<CodeMessage>;
      if (
        origin !== location.origin ||
        source !== opened ||
        vk !== 1 ||
        type !== 'code' ||
        given !== ticket ||
        typeof code !== 'string'
      )
        return;
      this.#stopListening?.();
      void this.redeemCode(code, verifier);
    };
    addEventListener('message', listen);
    this.#stopListening = () => removeEventListener('message', listen);
    opened.location.href = `/connect?${new URLSearchParams({ site: partner.site, challenge, state: ticket, lang: this.#t.language() })}`;
  }

  /** No window opened: the policy of the page forbids it, or the browser blocks windows. */
  explained(isIsolated: boolean): void {
    if (this.failure === 'blocked' && isIsolated) this.failure = 'isolated';
  }

  /** Redeems a code from the window, from a redirect (its verifier is stored under the state), or from the partner's server. */
  async redeemCode(code: string, verifier?: string, ticket?: string): Promise<void> {
    const kept = ticket ? takeVerifier(ticket) : undefined;
    // The page may pass on a code of another frame, which has the verifier.
    if (ticket && !kept) return;
    const isSignedIn = await this.partner?.redeem(code, verifier ?? kept).catch(() => false);
    if (isSignedIn) this.dispatchEvent(new CustomEvent('vk-signed-in', { bubbles: true, composed: true, detail: {} }));
    else {
      this.failure = 'refused';
      reportToWebmaster('VK-502');
    }
  }

  #onLeave = async (): Promise<void> => {
    await this.partner?.connection.session.signOut().catch(() => undefined);
    this.dispatchEvent(new CustomEvent('vk-signed-out', { bubbles: true, composed: true, detail: {} }));
  };
}
