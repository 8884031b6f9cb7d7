import { css, html, nothing, type CSSResultGroup } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Connection as Site } from '@vodokanal/contract';
import { linkOf } from '@vodokanal/contract/rules/link';
import { asProblem, type Connection, type Problem } from '@vodokanal/client';
import { jsonOf } from '@vodokanal/client/transport';
import { VkElement } from '../kit/element.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import ru from './messages/ru.ts';

/** A partner site that requests access, as the endpoint's registry knows it. */
export interface RequestingSite {
  readonly site: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly targets: Readonly<Record<string, string>>;
}

const NO_SITE: RequestingSite = { site: '', name: '', scopes: [], targets: {} };

/** Asks a signed-in customer whether a partner site may act for them, and lists the sites that may. */
export class VkConnect extends VkElement {
  static override styles: CSSResultGroup = [
    VkElement.styles,
    css`:host { display: grid; gap: var(--_gap); } .scopes { padding-inline-start: 1.2em; } ul { display: grid; gap: 0.6em; padding: 0; } ul:not(.scopes) { list-style: none; }`,
  ];

  /** The requesting site from the registry; without one only the list is shown. */
  @property({ attribute: false }) page: RequestingSite = NO_SITE;
  /** The site's request: challenge, state, and the name of the return address. */
  @property({ attribute: false }) request = new URLSearchParams();
  @state() private isDone = false;
  /** True after the question was visible for a second, so that a click meant for something else gives no consent. */
  @state() private acceptsClicks = false;
  @state() private sites: readonly Site[] = [];

  #unsubscribe: (() => void) | undefined;
  #clickDelay: ReturnType<typeof setTimeout> | undefined;
  readonly #restartClickDelay = (): void => {
    this.acceptsClicks = false;
    clearTimeout(this.#clickDelay);
    this.#clickDelay = setTimeout(() => {
      this.acceptsClicks = true;
    }, 1000);
  };
  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #send = new SendTask(this, {
    send: async (client: Connection) =>
      jsonOf<{ code: string }>(
        await client.send('POST', '/v1/connections', {
          body: { site: this.page.site, challenge: this.request.get('challenge') ?? '' },
        }),
      ),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ['focus', 'visibilitychange', 'resize']) addEventListener(type, this.#restartClickDelay);
    this.#restartClickDelay();
    this.#unsubscribe = this.client?.session.subscribe(() => {
      this.#restartClickDelay();
      this.requestUpdate();
      void this.#load();
    });
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ['focus', 'visibilitychange', 'resize']) removeEventListener(type, this.#restartClickDelay);
    clearTimeout(this.#clickDelay);
    this.#unsubscribe?.();
  }

  override render(): unknown {
    if (this.client?.session.state !== 'signed-in') return nothing;
    return html`${this.page.site ? this.#renderConsent() : nothing}${this.#renderSites()}`;
  }

  #renderConsent(): unknown {
    const t = this.#t;
    const { site, name, scopes } = this.page;
    const { problem, isSending } = this.#send;
    if (this.isDone) return html`<section class="vk-card">${notice({ tone: 'good', text: t('back') })}</section>`;
    return html`
      <section class="vk-card" aria-labelledby="title">
        <h2 id="title">${t('title', { name })}</h2>
        <p class="vk-muted">${t('address', { site })}</p>
        <p>${t('may')}</p>
        <ul class="scopes">${scopes.map((scope) => html`<li>${t(scope as keyof typeof ru)}</li>`)}</ul>
        <p>${t('not')}</p>
        ${problem ? notice({ tone: 'problem', text: t.problem(problem) }) : nothing}
        ${this.#send.renderWait()}
        <div class="vk-actions">
          <button type="button" aria-disabled=${isSending || !this.acceptsClicks} @click=${this.#onAllow}>${isSending ? t('sending') : t('allow', { name })}</button>
          <button type="button" class="vk-tonal" @click=${this.#onRefuse}>${t('refuse')}</button>
        </div>
      </section>`;
  }

  #renderSites(): unknown {
    const t = this.#t;
    const moment = (instant: string) =>
      new Date(instant).toLocaleString(t.language(), { dateStyle: 'long', timeStyle: 'short' });
    if (this.page.site && this.sites.length === 0 && !this.fault) return nothing;
    return html`
      <section class="vk-card" aria-labelledby="sites">
        <h2 id="sites">${t('sites')}</h2>
        ${this.fault ? notice({ tone: 'problem', text: t.problem(this.fault) }) : nothing}
        ${
          this.sites.length === 0 && this.fault
            ? nothing
            : this.sites.length === 0
              ? html`<p>${t('none')}</p>`
              : html`<ul>${this.sites.map(
                  ({ id, name, createdAt, expiresAt }) => html`
          <li><p><strong>${name}</strong><br><span class="vk-muted">${t('since', { moment: moment(createdAt), until: t.time(expiresAt) })}</span></p>
          <div class="vk-actions"><button type="button" class="vk-tonal" aria-label=${t('endOf', { name })} @click=${() => this.#onEnd(id)}>${t('end')}</button></div></li>`,
                )}</ul>`
        }
      </section>`;
  }

  @state() private fault: Problem | undefined;

  async #load(): Promise<void> {
    const { client } = this;
    if (client?.session.state !== 'signed-in') return;
    await this.#attempt(async () => {
      this.sites = (await jsonOf<{ items: Site[] }>(await client.send('GET', '/v1/connections'))).items;
    });
  }

  /** The registered address to which the person returns when there is no opener. */
  get #target(): string | undefined {
    const name = this.request.get('return') ?? '';
    return Object.hasOwn(this.page.targets, name) ? linkOf(this.page.targets[name]) : undefined;
  }

  #onAllow = async ({ isTrusted, detail }: MouseEvent): Promise<void> => {
    if (!this.acceptsClicks || !isTrusted || detail > 1) return;
    const sent = await this.#send.send(undefined);
    if (!sent) return;
    const { code } = sent.value;
    const ticket = this.request.get('state') ?? '';
    const opener = window.opener as Window | null;
    const target = this.#target;
    if (opener) {
      // Only to our own origin: another site's page that opened this window must not get the code.
      opener.postMessage({ vk: 1, type: 'code', code, state: ticket }, location.origin);
      window.close();
      this.isDone = true;
    } else if (target) {
      location.replace(`${target}#${new URLSearchParams({ 'vk-code': code, 'vk-state': ticket })}`);
    }
  };

  #onRefuse = (): void => {
    const target = this.#target;
    if (window.opener || !target) window.close();
    else location.replace(target);
  };

  async #onEnd(id: string): Promise<void> {
    await this.#attempt(async () => {
      await this.client?.send('DELETE', `/v1/connections/${id}`);
      await this.#load();
    });
  }

  /** Runs the work and stores its problem; the shown list stays. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      this.fault = undefined;
      await work();
    } catch (fault) {
      this.fault = asProblem(fault);
    }
  }
}
