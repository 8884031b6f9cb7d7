import { html, nothing } from 'lit';
import type { CreatedPaymentLink, PaymentLink, PaymentOptions } from '@vodokanal/contract';
import { linkOf } from '@vodokanal/contract/rules/link';
import { paymentLinksOf, type Client } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { copyText } from '../kit/copy-text.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { amountError, amountField } from '../kit/parts/amount-field.ts';
import { field } from '../kit/parts/field.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { kopecksOf } from '../kit/parts/typed-amount.ts';
import { addressOfLink } from '@vodokanal/contract/rules/payment-link-address';
import ru from './messages/links.ru.ts';

/** A link and the account that it is for. */
interface Created extends CreatedPaymentLink {
  readonly accountId: string;
}

/** Links by which somebody else pays the account: making, copying and withdrawing them. Loads when it is unfolded. */
export class PaymentLinks {
  readonly #host: VkAccountElement;
  readonly #pageOf: () => string;
  readonly #t;
  readonly #format;
  readonly #links: LoadTask<readonly PaymentLink[]>;
  readonly #form: FormTask<'linkAmount' | 'days', Created, Client>;
  readonly #withdraw: SendTask<Client, string, void>;
  #options: PaymentOptions | undefined;
  #created: Created | undefined;
  /** The link that was to be withdrawn last. */
  #withdrawnId: string | undefined;
  /** What became of the last press on the button that copies. */
  #copied: 'copied' | 'notCopied' | undefined;

  /** `pageOf` returns the page on which the others pay. */
  constructor(host: VkAccountElement, pageOf: () => string) {
    this.#host = host;
    this.#pageOf = pageOf;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/links.en.ts') }));
    this.#format = formats(t);
    this.#links = new LoadTask<readonly PaymentLink[]>(host, {
      resources: ['payments'],
      load: (client, accountId, _watched, signal) => paymentLinksOf(client).list(accountId, signal),
    });
    this.#form = new FormTask<'linkAmount' | 'days', Created, Client>(host, t, {
      name: 'payment-link',
      submit: 'make',
      sending: 'making',
      isSecondary: true,
      fields: {
        linkAmount: { control: (options) => amountField({ ...options, language: t.language() }) },
        days: { type: 'choice', choices: ['7', '1', '30'] },
      },
      check: ({ linkAmount }) => ({ linkAmount: this.#amountFault(linkAmount) }),
      send: async (client, { linkAmount, days }, intent) => {
        const accountId = this.#options?.accountId ?? '';
        const wanted = { amount: Number(kopecksOf(linkAmount) ?? 0), days: Number(days) };
        return { accountId, ...(await paymentLinksOf(client).create(accountId, wanted, intent)) };
      },
      onSent: (created) => this.#show(created),
      faultsOf: { '/amount': ['linkAmount'] },
    });
    this.#withdraw = new SendTask<Client, string, void>(host, {
      send: (client, linkId, intent) => paymentLinksOf(client).remove(this.#options?.accountId ?? '', linkId, intent),
    });
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#options = undefined;
    this.#created = undefined;
    this.#form.clear();
    this.#withdraw.edited();
  }

  render(options: PaymentOptions): unknown {
    const t = this.#t;
    if (!this.#options && options.amount > 0) this.#form.fill('linkAmount', this.#plain(options.amount));
    this.#options = options;
    return html`<div class="links" tabindex="-1">
      <p>${t('about')}</p>
      ${this.#created ? this.#renderCreated(this.#created) : nothing}
      ${this.#form.render()}
      ${this.#links.render({
        signedOut: () => nothing,
        pending: () => skeleton(t('loading'), 2),
        failed: (problem) =>
          notice({ tone: 'problem', text: t.problem(problem), action: { text: t('retry'), run: this.#links.retry } }),
        empty: () => nothing,
        ready: (links) => this.#renderLinks(links),
      })}
    </div>`;
  }

  #renderCreated({ link, secret }: CreatedPaymentLink): unknown {
    const t = this.#t;
    const amount = this.#format.money(link.amount);
    const address = addressOfLink(linkOf(this.#pageOf()) ?? '', this.#host.ownerDocument.baseURI, secret);
    const { navigator } = this.#host.ownerDocument.defaultView ?? {};
    return html`
      <div data-created tabindex="-1">
        ${notice({ tone: 'good', text: t('ready', { amount, moment: this.#format.moment(link.expiresAt) }) })}
        ${field({ id: 'link-address', label: t('address'), control: html`<input id="link-address" readonly .value=${address} @focus=${({ target }: Event) => (target as HTMLInputElement).select()}>` })}
        <div class="vk-actions">
          <button type="button" class="vk-tonal" @click=${() => this.#onCopy(address)}>${t('copy')}</button>
          ${navigator && 'share' in navigator ? html`<button type="button" class="vk-text" @click=${() => void navigator.share({ title: t('title', { amount }), url: address }).catch(() => undefined)}>${t('share')}</button>` : nothing}
        </div>
        <p role="status" class="vk-muted">${this.#copied ? t(this.#copied) : nothing}</p>
      </div>`;
  }

  #renderLinks(links: readonly PaymentLink[]): unknown {
    if (links.length === 0) return nothing;
    const t = this.#t;
    const { problem, isSending } = this.#withdraw;
    return html`
      <h3>${t('links')}</h3>
      ${problem ? notice({ tone: 'problem', text: t.problem(problem) }) : nothing}
      <dl class="vk-rows">${links.map((link) => {
        const amount = this.#format.money(link.amount);
        const state = t(`state-${link.state}`, { moment: this.#format.moment(link.expiresAt) });
        return html`<div><dt>${amount}<br><span class="vk-muted">${state}</span></dt><dd>${link.state === 'active' ? html`<button type="button" class="vk-text" aria-label=${t('withdrawLink', { amount })} aria-disabled=${isSending} @click=${() => this.#onWithdraw(link)}>${t('withdraw')}</button>` : nothing}</dd></div>`;
      })}</dl>`;
  }

  #amountFault(text: string): string | undefined {
    const { least = 0, most = 0 } = this.#options ?? {};
    return amountError(this.#t, text, { min: least, max: most });
  }

  /** A sum as it is typed: `911,67`. */
  #plain(kopecks: number): string {
    const sign = this.#t.language() === 'ru' ? ',' : '.';
    return `${Math.floor(kopecks / 100)}${sign}${String(kopecks % 100).padStart(2, '0')}`;
  }

  #show(created: Created): void {
    // Another account may be on screen by now.
    if (created.accountId !== this.#options?.accountId) return;
    this.#created = created;
    this.#copied = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('[data-created]')?.focus(),
    );
  }

  async #onCopy(address: string): Promise<void> {
    this.#copied = (await copyText(this.#host.ownerDocument, address)) ? 'copied' : 'notCopied';
    this.#host.requestUpdate();
  }

  async #onWithdraw({ id }: PaymentLink): Promise<void> {
    // Another link is another intent; a retry of the same one is not.
    if (this.#withdrawnId !== id) this.#withdraw.edited();
    this.#withdrawnId = id;
    const sent = await this.#withdraw.send(id);
    if (sent && this.#created?.link.id === id) this.#created = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // The button is gone.
    if (sent) this.#host.renderRoot.querySelector<HTMLElement>('.links')?.focus();
  }
}
