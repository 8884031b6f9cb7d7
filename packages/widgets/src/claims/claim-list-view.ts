import { html, nothing } from 'lit';
import type { Claim, Config } from '@vodokanal/contract';
import { awaitsAnswer } from '@vodokanal/contract/rules/claim-state';
import { linkOf } from '@vodokanal/contract/rules/link';
import { chatIcon } from '../generated/icons/chat.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { empty } from '../kit/parts/empty.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import type { ClaimChange } from './claim-actions.ts';
import type { ClaimCaseView } from './claim-case-view.ts';
import { clockText, languageOf, stateText, toneOf } from './claim-text.ts';
import ru from './messages/view.ru.ts';
import { styles } from './claim-list-view.styles.ts';

export interface ClaimsShown {
  readonly claims: readonly Claim[];
  readonly config: Config;
  /** Address of the claim form as the page gives it. */
  readonly claimUrl: string | undefined;
  /** The claim that is open at first; when undefined, that of `?claim=` in the address of the page. */
  readonly claimId: string | undefined;
}

/** The list of claims, or the one that is open. */
export class ClaimListView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #case: LazyPart<ClaimCaseView>;
  #openId: string | undefined;
  /** The claim that the page has asked for, so that it is opened only once. */
  #askedFor: string | undefined;

  constructor(host: VkAccountElement, onChanged: (claimId: string, change: ClaimChange) => void) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#case = new LazyPart(
      host,
      async () => new (await import('./claim-case-view.ts')).ClaimCaseView(host, this.#t, onChanged),
    );
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#openId = this.#askedFor = undefined;
    this.#case.value?.forget();
  }

  render({ claims, config, claimUrl, claimId: given }: ClaimsShown): unknown {
    const { location } = this.#host.ownerDocument;
    const claimId = given ?? new URLSearchParams(location?.search).get('claim') ?? undefined;
    if (claimId !== this.#askedFor) {
      this.#askedFor = claimId;
      if (claims.some(({ id }) => id === claimId)) void this.#open(claimId ?? '');
    }
    const open = claims.find(({ id }) => id === this.#openId);
    return open ? this.#renderOpen(open, config) : this.#renderList(claims, linkOf(claimUrl));
  }

  #renderOpen(claim: Claim, config: Config): unknown {
    const t = this.#t;
    const part = this.#case;
    return html`
      <div><button type="button" class="vk-text back" @click=${this.#onBack}>← ${t('back')}</button></div>
      ${
        part.value?.render(claim, config) ??
        (part.isUnreachable
          ? notice({
              tone: 'problem',
              text: t('kind-offline'),
              action: { text: t('retry'), run: () => void this.#open(claim.id) },
            })
          : skeleton(t('loading'), 6))
      }`;
  }

  #renderList(claims: readonly Claim[], claimUrl: string | undefined): unknown {
    const t = this.#t;
    const file = claimUrl ? html`<a class="vk-button vk-tonal" href=${claimUrl}>${t('file')}</a>` : nothing;
    if (claims.length === 0) return empty(chatIcon(), t('empty'), file);
    const open = claims.filter(({ state }) => awaitsAnswer(state));
    const ended = claims.filter(({ state }) => !awaitsAnswer(state));
    return html`
      ${this.#renderGroup(t('open'), open)}
      ${this.#renderGroup(t('ended'), ended)}
      ${claimUrl ? html`<div class="vk-actions">${file}</div>` : nothing}`;
  }

  #renderGroup(title: string, claims: readonly Claim[]): unknown {
    if (claims.length === 0) return nothing;
    return html`
      <h3>${title}</h3>
      <ul class="claims">${claims.map((claim) => this.#renderClaim(claim))}</ul>`;
  }

  #renderClaim(claim: Claim): unknown {
    const t = this.#t;
    const { id, number, type, state, isLate, unread, text, registeredOn } = claim;
    const clock = clockText(claim, t, this.#format);
    return html`
      <li class="vk-panel" data-id=${id}>
        <p class="states">${badge(toneOf(claim), stateText(claim, t))}${unread > 0 ? badge('warning', t('unread', { count: unread })) : nothing}</p>
        <p><strong>${t(`type-${type}`)}</strong><br><span class="vk-muted">${t('numberAndDate', { number, date: this.#format.date(registeredOn) })}</span></p>
        <p class="excerpt" lang=${languageOf(text) ?? nothing}>${text}</p>
        ${clock ? html`<p class=${isLate && awaitsAnswer(state) ? 'vk-error' : 'vk-muted'}>${clock}</p>` : nothing}
        <div><button type="button" class="vk-text open" aria-label=${t('openClaim', { number })} @click=${() => void this.#open(id)}>${t('openShort')}</button></div>
      </li>`;
  }

  async #open(claimId: string): Promise<void> {
    this.#openId = claimId;
    this.#host.requestUpdate();
    const view = await this.#case.load();
    view?.show(claimId);
    await this.#focus('h3');
  }

  #onBack = (): void => {
    const id = this.#openId ?? '';
    this.#openId = undefined;
    this.#case.value?.forget();
    void this.#focus(`[data-id="${id}"] .open`);
  };

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
