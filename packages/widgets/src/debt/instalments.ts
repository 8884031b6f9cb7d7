import { html, nothing } from 'lit';
import type { Instalment, InstalmentPlan, InstalmentPlanList } from '@vodokanal/contract';
import { isOpenPlan, nextInstalment } from '@vodokanal/contract/rules/instalment-plan';
import { linkOf } from '@vodokanal/contract/rules/link';
import { instalmentsOf, type Client } from '@vodokanal/client';
import { StepUp } from '../auth/step-up.ts';
import { phoneIcon } from '../generated/icons/phone.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import type { Tone } from '../kit/parts/notice.ts';
import { outcome } from '../kit/parts/outcome.ts';
import { InstalmentRequest } from './instalment-request.ts';
import ru from './messages/instalments.ru.ts';

const TONES: Readonly<Partial<Record<InstalmentPlan['state'], Tone>>> = {
  offered: 'warning',
  kept: 'good',
  late: 'warning',
  broken: 'problem',
  completed: 'good',
};

interface PlanToChange {
  readonly change: Change;
  readonly accountId: string;
  readonly planId: string;
}

/** What the debt says besides the plans. */
export interface InstalmentContext {
  readonly phone: string;
  /** Local date of the utility. */
  readonly today: string;
  /** The link that pays the debt. */
  readonly pay: unknown;
  /** Undefined when the plans could not be loaded. */
  readonly list: InstalmentPlanList | undefined;
}

/** What the buttons of a plan do. */
type Change = 'sign' | 'remove';
/** What the last change has led to. */
export type PlanChange = 'requested' | 'offered' | 'signed' | 'withdrawn';

/** Paying the debt in instalments: asking for a plan, signing it, and following it. */
export class Instalments {
  readonly #host: VkAccountElement;
  readonly #onChanged: (change: PlanChange) => void;
  readonly #t;
  readonly #format;
  readonly #request: InstalmentRequest;
  readonly #change: SendTask<Client, PlanToChange, string>;
  readonly #stepUp: StepUp;
  #context: InstalmentContext = { phone: '', today: '', pay: undefined, list: undefined };
  #isAsking = false;
  #done: PlanChange | undefined;

  /** `onChanged` is called when a plan was asked for, signed or given up. */
  constructor(host: VkAccountElement, onChanged: (change: PlanChange) => void) {
    this.#host = host;
    this.#onChanged = onChanged;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/instalments.en.ts') }));
    this.#format = formats(t);
    this.#request = new InstalmentRequest(host, t, ({ state }) =>
      this.#finish(state === 'offered' ? 'offered' : 'requested'),
    );
    this.#stepUp = new StepUp(host, t);
    this.#change = new SendTask(host, {
      send: async (client, { change, accountId, planId }, intent) => {
        await instalmentsOf(client)[change](accountId, planId, intent);
        return accountId;
      },
    });
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#isAsking = false;
    this.#done = undefined;
    this.#request.clear();
    this.#stepUp.cancel();
    this.#change.edited();
  }

  render(context: InstalmentContext): unknown {
    const t = this.#t;
    this.#context = context;
    const { problem } = this.#change;
    const shown = problem && problem.code !== 'STEP_UP_REQUIRED' ? t.problem(problem) : undefined;
    return html`
      <section class="vk-panel" aria-labelledby="instalments">
        ${outcome({ problem: shown, done: this.#done && t(this.#done) })}
        ${this.#change.renderWait()}
        ${this.#renderContent(context.list)}
      </section>`;
  }

  #renderContent(list: InstalmentPlanList | undefined): unknown {
    const [latest] = list?.items ?? [];
    // A plan that was given up is of no interest any more.
    const isShown = latest && latest.state !== 'withdrawn';
    return html`
      ${isShown ? this.#renderPlan(latest) : nothing}
      ${latest && isOpenPlan(latest) ? nothing : this.#renderHelp(list, isShown)}`;
  }

  /** What to do without a plan: call, or ask for one. */
  #renderHelp(list: InstalmentPlanList | undefined, hasPlan = false): unknown {
    const t = this.#t;
    const { phone } = this.#context;
    const call = linkOf(`tel:${phone.replace(/[^\d+]/g, '')}`);
    const { terms = null, debt = 0, items = [] } = list ?? {};
    // Two instalments at least.
    const canAsk = terms && debt >= 2 * terms.leastPayment && !this.#isHelper;
    const callUs =
      phone && call
        ? html`<a class="vk-button vk-tonal" href=${call}>${phoneIcon()}<span class="number">${phone}</span></a>`
        : nothing;
    const title = hasPlan ? nothing : html`<h3 id="instalments">${t('cannotPayTitle')}</h3>`;
    if (!canAsk || !terms) return html`${title}<p>${t('cannotPay')}</p>${callUs}`;
    const accountId = this.#accountId;
    const isAutomatic = !items.some(({ state }) => state === 'broken');
    return html`
      ${title}
      <p>${t('canAsk', { amount: this.#format.money(debt) })}</p>
      ${
        this.#isAsking
          ? html`<div class="ask">${this.#request.render(
              { accountId, terms, debt, isAutomatic },
              html`<button type="button" class="vk-text" @click=${this.#onCancel}>${t('cancel')}</button>`,
            )}</div>`
          : html`<div class="vk-actions"><button type="button" class="vk-tonal" data-ask @click=${this.#onAsk}>${t('ask')}</button>${callUs}</div>`
      }`;
  }

  #renderPlan(plan: InstalmentPlan): unknown {
    const t = this.#t;
    const { state, number, amount, signedAt } = plan;
    const isOffer = state === 'offered';
    return html`
      <h3 id="instalments">${t('number', { number, amount: this.#format.money(amount) })}</h3>
      <p>${badge(TONES[state] ?? 'plain', t(`state-${state}`))}</p>
      <p>${this.#textOf(plan)}</p>
      ${signedAt ? this.#renderProgress(plan) : nothing}
      ${state === 'refused' || state === 'expired' ? nothing : this.#renderSchedule(plan)}
      ${isOffer ? html`<ul><li>${t(`promise1-${plan.paymentOrder}`)}</li><li>${t('promise2')}</li><li>${t('promise3')}</li></ul>` : nothing}
      ${this.#renderActions(plan)}`;
  }

  #textOf(plan: InstalmentPlan): unknown {
    const t = this.#t;
    const { money, date } = this.#format;
    const { state, answerBy, offeredUntil, refusal, amount, paid } = plan;
    switch (state) {
      case 'requested':
        return t('requestedText', { date: date(answerBy ?? '') });
      case 'offered':
      case 'expired':
        return t(`${state}Text`, { date: date(offeredUntil ?? '') });
      case 'refused':
        return html`${t('refusedText')} <span lang="ru">${refusal}</span>`;
      case 'kept':
      case 'late': {
        const next = nextInstalment(plan);
        return next ? t(`${state}Text`, { amount: money(next.amount - next.paid), date: date(next.dueOn) }) : '';
      }
      case 'broken':
        return t('brokenText', { amount: money(amount - paid) });
      case 'completed':
        return t('completedText');
      case 'withdrawn':
        return '';
    }
  }

  #renderProgress({ paid, amount }: InstalmentPlan): unknown {
    const { money } = this.#format;
    return html`<p id="instalments-paid">${this.#t('progress', { paid: money(paid), amount: money(amount) })}</p><progress aria-labelledby="instalments-paid" max=${amount} value=${paid}></progress>`;
  }

  #renderSchedule({ instalments, state }: InstalmentPlan): unknown {
    const { date, money } = this.#format;
    return html`
      <h4>${this.#t('schedule')}</h4>
      <dl class="vk-rows">${instalments.map(
        (each) =>
          html`<div><dt>${date(each.dueOn)}${this.#markOf(each, state)}</dt><dd>${money(each.amount)}</dd></div>`,
      )}</dl>`;
  }

  #markOf({ amount, paid, dueOn }: Instalment, state: InstalmentPlan['state']): unknown {
    const t = this.#t;
    const isSigned = state === 'kept' || state === 'late' || state === 'broken' || state === 'completed';
    if (!isSigned) return nothing;
    const text =
      paid === amount
        ? t('isPaid')
        : dueOn < this.#context.today
          ? t('isLate')
          : paid > 0
            ? t('isPartPaid', { amount: this.#format.money(paid) })
            : undefined;
    return text ? html`<br><span class="vk-muted">${text}</span>` : nothing;
  }

  #renderActions({ id, state, offeredUntil }: InstalmentPlan): unknown {
    const t = this.#t;
    const { client } = this.#host;
    const agreement =
      offeredUntil !== null && client
        ? html`<a class="vk-button vk-text" href=${instalmentsOf(client).agreementAddress(client.session.account?.id ?? '', id)} download>${t('agreement')}</a>`
        : nothing;
    // Signing is for the holder; others see how the plan stands.
    if (this.#isHelper) return html`<div class="vk-actions">${this.#context.pay}</div>`;
    if (this.#stepUp.isOpen)
      return this.#stepUp.render(
        html`<button type="button" class="vk-text" @click=${this.#onCancel}>${t('cancel')}</button>`,
      );
    const { isSending } = this.#change;
    const act = (change: Change, text: string, look: string) =>
      html`<button type="button" class=${look} aria-disabled=${isSending} @click=${() => this.#run(change, id)}>${text}</button>`;
    switch (state) {
      case 'requested':
        return html`<div class="vk-actions">${act('remove', t('withdraw'), 'vk-text')}</div>`;
      case 'offered':
        return html`<div class="vk-actions">${act('sign', t('sign'), 'vk-tonal')}${agreement}${act('remove', t('decline'), 'vk-text')}</div>`;
      case 'kept':
      case 'late':
      case 'broken':
        return html`<div class="vk-actions">${this.#context.pay}${agreement}</div>`;
      case 'completed':
        return html`<div class="vk-actions">${agreement}</div>`;
      default:
        return nothing;
    }
  }

  get #accountId(): string {
    return this.#host.client?.session.account?.id ?? '';
  }

  get #isHelper(): boolean {
    return this.#host.client?.session.account?.role === 'helper';
  }

  async #run(change: Change, planId: string): Promise<void> {
    const accountId = this.#accountId;
    const sent = await this.#change.send({ change, accountId, planId });
    // Another account may be on screen by now.
    if (accountId !== this.#accountId) return;
    const again = () => void this.#run(change, planId);
    if (this.#stepUp.askIfRequired(this.#change.problem?.code, again)) {
      await this.#focus('form input:not([hidden])');
    } else if (sent) this.#finish(change === 'sign' ? 'signed' : 'withdrawn');
  }

  #finish(done: PlanChange): void {
    this.#done = done;
    this.#onChanged(done);
    this.#isAsking = false;
    this.#request.clear();
    this.#change.edited();
    void this.#focus('.vk-summary');
  }

  #onAsk = (): void => {
    this.#isAsking = true;
    this.#done = undefined;
    void this.#focus('select');
  };

  #onCancel = (): void => {
    const wasAsking = this.#isAsking;
    this.#isAsking = false;
    this.#stepUp.cancel();
    void this.#focus(wasAsking ? '[data-ask]' : 'button');
  };

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[aria-labelledby=instalments] ${selector}`)?.focus();
  }
}
