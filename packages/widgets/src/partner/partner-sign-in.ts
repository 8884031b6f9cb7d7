import { css, html, nothing, type CSSResultGroup } from 'lit';
import { property, state } from 'lit/decorators.js';
import { digest, newSecret } from '@vodokanal/contract/rules/proof';
import { VkElement } from '../kit/element.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import type { PartnerConnection } from './partner-connection.ts';
import ru from './messages/ru.ts';
import { reportToWebmaster } from './report.ts';

/** What a window of the endpoint says to the frame that opened it, on their common origin alone. */
interface Granted { readonly vk: 1; readonly type: 'code'; readonly code: string; readonly state: string }

/**
 * While the whole page is away at the sign-in its verifier waits in a cookie of this frame and site: browsers that
 * deny storage to frames still keep partitioned cookies. Good for ten minutes, once; worthless without the code.
 */
const VERIFIER = '__Host-vk-verifier';
const keep = (value: string, seconds: number) => { document.cookie = `${VERIFIER}=${value}; Path=/; Secure; SameSite=None; Partitioned; Max-Age=${seconds}`; };

function takeVerifier(ticket: string): string | undefined {
  const [kept, verifier] = new RegExp(`${VERIFIER}=([\\w-]+)\\.([\\w-]+)`).exec(document.cookie)?.slice(1) ?? [];
  if (kept !== ticket) return undefined;
  keep('', 0);
  return verifier;
}

/**
 * What `vk-login` is in a frame on a partner site: a button. The password is typed in a window of the endpoint, which
 * hands a code to this frame and to nobody else.
 */
export class PartnerSignIn extends VkElement {
  // In the sign-in slot of a widget it stands in that one's frame and needs none of its own.
  static override styles: CSSResultGroup = [VkElement.styles, css`:host([slot]) .vk-card { padding: 0; border: 0; background: none; }`];

  @property({ attribute: false }) partner?: PartnerConnection;
  /** Asks the page to lead the whole window through the sign-in; only where the registry allows it. */
  @property({ attribute: false }) redirect?: (challenge: string, state: string) => void;
  /** The widget of this frame is not for partner sites: it is found on the utility's own. */
  @property({ attribute: false }) isElsewhere = false;
  @state() private failure: 'blocked' | 'refused' | undefined;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  #stop: (() => void) | undefined;
  #leave: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = this.partner?.connection.session.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#leave?.();
  }

  override render(): unknown {
    const t = this.#t;
    const { state: session, accounts } = this.partner?.connection.session ?? { state: 'unknown', accounts: [] };
    if (this.isElsewhere) return html`<section class="vk-card" part="card"><p>${t('elsewhere')} <a href="/" target="_blank" rel="noopener">${t('site')}</a></p></section>`;
    if (session === 'signed-in') return html`
      <section class="vk-card" part="card">
        <h2>${t('inside')}</h2>
        ${accounts.map(({ number }) => html`<p>${t('accountNumber', { number })}</p>`)}
        <div class="vk-actions"><button type="button" class="vk-plain" @click=${this.#onLeave}>${t('leave')}</button></div>
      </section>`;
    return html`
      <section class="vk-card" part="card">
        <p>${t('why')}</p>
        ${this.failure ? notice({ tone: 'problem', text: html`${t(this.failure)} <a href="/" target="_blank" rel="noopener">${t('site')}</a>` }) : nothing}
        <div class="vk-actions"><button type="button" @click=${this.#onOpen}>${t('open')}</button></div>
      </section>`;
  }

  /** The window is opened in the click itself: later the browser would take it for a pop-up. */
  #onOpen = (): void => {
    const opened = window.open('about:blank', '_blank', 'popup,width=520,height=760');
    void this.#ask(opened);
  };

  async #ask(opened: Window | null): Promise<void> {
    const { partner } = this;
    if (!partner) return;
    this.failure = undefined;
    const [verifier, ticket] = [newSecret(), newSecret()];
    const challenge = await digest(verifier);
    if (!opened) {
      if (this.redirect) keep(`${ticket}.${verifier}`, 600);
      // No window, no redirect, or nowhere to keep the verifier: the utility's own page is the way.
      if (this.redirect && document.cookie.includes(ticket)) this.redirect(challenge, ticket);
      else {
        this.failure = 'blocked';
        reportToWebmaster('VK-501');
      }
      return;
    }
    this.#stop?.();
    const listen = ({ data, origin, source }: MessageEvent) => {
      const { vk, type, code, state: given } = (data ?? {}) as Partial<Granted>;
      if (origin !== location.origin || source !== opened || vk !== 1 || type !== 'code' || given !== ticket || typeof code !== 'string') return;
      this.#stop?.();
      void this.redeemCode(code, verifier);
    };
    addEventListener('message', listen);
    this.#stop = () => removeEventListener('message', listen);
    opened.location.href = `/connect?${new URLSearchParams({ site: partner.site, challenge, state: ticket, lang: this.#t.language() })}`;
  }

  /** With a code: of the window, of a redirect (its verifier waits under the state), or of the partner's back end. */
  async redeemCode(code: string, verifier?: string, ticket?: string): Promise<void> {
    const kept = ticket ? takeVerifier(ticket) : undefined;
    // A page may come back with the code of another frame; that one has the verifier.
    if (ticket && !kept) return;
    const isIn = await this.partner?.redeem(code, verifier ?? kept).catch(() => false);
    if (isIn) this.dispatchEvent(new CustomEvent('vk-signed-in', { bubbles: true, composed: true, detail: {} }));
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
