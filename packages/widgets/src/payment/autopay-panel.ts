import { html, nothing } from 'lit';
import type { Autopay, AutopayStatus } from '@vodokanal/contract';
import { autopayOf, type Client } from '@vodokanal/client';
import { StepUp } from '../auth/step-up.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { outcome } from '../kit/parts/outcome.ts';
import { amountText } from '../kit/parts/typed-amount.ts';
import { autopayFields, limitError, termsOf, type AutopayField } from './autopay-fields.ts';
import ru from './messages/autopay.ru.ts';

/** Days of a notice when the utility has stopped offering autopay since. */
const NOTICE_DAYS = 3;

/** Autopay that is on: its terms, what comes next, what became of the last charge, changing it and turning it off. */
export class AutopayPanel {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #form: FormTask<AutopayField, string, Client>;
  readonly #off: SendTask<Client, string, boolean>;
  readonly #stepUp: StepUp;
  #accountId = '';
  #offer: AutopayStatus['offer'] = null;
  #isChanging = false;
  #done: 'isOff' | 'isChanged' | undefined;

  constructor(host: VkAccountElement) {
    this.#host = host;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/autopay.en.ts') }));
    this.#format = formats(t);
    this.#stepUp = new StepUp(host, t);
    this.#form = new FormTask<AutopayField, string, Client>(host, t, {
      name: 'autopay',
      submit: 'save',
      sending: 'saving',
      isSecondary: true,
      fields: autopayFields(t),
      check: ({ autopayLimit }) => ({
        autopayLimit: limitError(t, autopayLimit, this.#offer?.mostLimit ?? Infinity),
      }),
      send: async (client, values, intent) => {
        const accountId = this.#accountId;
        await autopayOf(client).change(accountId, termsOf(values), intent);
        return accountId;
      },
      onSent: (accountId) => {
        // Another account may be on screen by now.
        if (accountId === this.#accountId) this.#finish('isChanged');
      },
      onRefused: ({ code }) => this.#askForPassword(code),
      faultsOf: { '/limit': ['autopayLimit'] },
    });
    this.#off = new SendTask<Client, string, boolean>(host, {
      send: async (client, accountId, intent) => {
        await autopayOf(client).remove(accountId, intent);
        return true;
      },
    });
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#isChanging = false;
    this.#done = undefined;
    this.#form.clear();
    this.#off.edited();
    this.#stepUp.cancel();
  }

  /** Nothing without autopay, but for the news that it has just been turned off. */
  render(accountId: string, { offer, autopay }: AutopayStatus): unknown {
    const t = this.#t;
    this.#accountId = accountId;
    this.#offer = offer;
    const { problem } = this.#off;
    if (!autopay && !this.#done) return nothing;
    return html`
      <section class="autopay ${autopay ? 'vk-panel' : ''}" aria-label=${t('name')}>
        ${autopay ? html`<h3>${t('title')}</h3>` : nothing}
        ${outcome({ problem: problem && t.problem(problem), done: this.#done && t(this.#done) })}
        ${this.#off.renderWait()}
        ${autopay ? this.#renderAutopay(autopay) : nothing}
      </section>`;
  }

  #renderAutopay(autopay: Autopay): unknown {
    return html`
      ${this.#renderTerms(autopay)}
      ${this.#renderLast(autopay)}
      ${this.#isChanging ? this.#renderChange() : this.#renderActions(autopay)}`;
  }

  #renderTerms({ day, limit, title, nextOn, announced }: Autopay): unknown {
    const t = this.#t;
    const { money, date } = this.#format;
    const what =
      announced === null
        ? t('toAnnounce', { days: this.#offer?.noticeDays ?? NOTICE_DAYS })
        : t('announced', { amount: money(announced) });
    return html`
      <dl class="vk-rows">
        <div><dt>${t('when')}</dt><dd>${t('eachMonth', { day })}</dd></div>
        <div><dt>${t('next')}<br><span class="vk-muted">${what}</span></dt><dd>${date(nextOn)}</dd></div>
        <div><dt>${t('most')}</dt><dd>${money(limit)}</dd></div>
        <div><dt>${t('how')}</dt><dd lang="ru">${title}</dd></div>
      </dl>`;
  }

  #renderLast({ last }: Autopay): unknown {
    if (!last) return nothing;
    const { money, date } = this.#format;
    const text = this.#t(`last-${last.result}`, { date: date(last.on), amount: money(last.amount) });
    return last.result === 'failed' || last.result === 'overLimit'
      ? notice({ tone: 'warning', text })
      : html`<p class="vk-muted">${text}</p>`;
  }

  #renderActions(autopay: Autopay): unknown {
    const t = this.#t;
    return html`
      <div class="vk-actions">
        <button type="button" class="vk-tonal" data-change @click=${() => this.#onChange(autopay)}>${t('change')}</button>
        <button type="button" class="vk-text" aria-disabled=${this.#off.isSending} @click=${this.#onOff}>${t('off')}</button>
      </div>`;
  }

  #renderChange(): unknown {
    const cancel = html`<button type="button" class="vk-text" @click=${this.#onCancel}>${this.#t('cancel')}</button>`;
    return this.#stepUp.isOpen ? this.#stepUp.render(cancel) : this.#form.render({ actions: cancel });
  }

  #onChange({ day, limit }: Autopay): void {
    this.#done = undefined;
    this.#isChanging = true;
    this.#form.fill('autopayDay', String(day));
    this.#form.fill('autopayLimit', amountText(limit, this.#t.language()));
    void this.#focus('select');
  }

  #onCancel = (): void => {
    this.#isChanging = false;
    this.#stepUp.cancel();
    void this.#focus('[data-change]');
  };

  #onOff = async (): Promise<void> => {
    const accountId = this.#accountId;
    const sent = await this.#off.send(accountId);
    // Another account may be on screen by now.
    if (sent && accountId === this.#accountId) this.#finish('isOff');
  };

  /** Asks for the password when it is required; the typed terms stay. */
  #askForPassword(code: string): boolean {
    const isAsked = this.#isChanging && this.#stepUp.askIfRequired(code, () => void this.#sendAgain());
    if (isAsked) void this.#focus('input:not([hidden])');
    return isAsked;
  }

  async #sendAgain(): Promise<void> {
    await this.#focus('select');
    const form = this.#host.renderRoot.querySelector<HTMLElement>('.autopay form');
    if (form) await this.#form.submit(form);
  }

  #finish(done: 'isOff' | 'isChanged'): void {
    this.#done = done;
    this.#isChanging = false;
    this.#form.clear();
    this.#off.edited();
    void this.#focus('.vk-summary');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`.autopay ${selector}`)?.focus();
  }
}
