import type { PaymentEntry } from '@vodokanal/contract';
import { periodOf } from '@vodokanal/contract/rules/calendar';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { DisputeChoice } from '../kit/parts/dispute-choice.ts';
import ru from './messages/dispute.ru.ts';

/** More are not offered: earlier ones can be named in the text of the claim. */
const MOST = 60;

/** Leads to a claim about a payment that is wrong, or that is missing. Loads when it is unfolded. */
export class PaymentDispute {
  readonly #t;
  readonly #format;
  readonly #choice: DisputeChoice<PaymentEntry>;

  constructor(host: VkAccountElement) {
    this.#t = messages(host, ru, { en: () => import('./messages/dispute.en.ts') });
    this.#format = formats(this.#t);
    this.#choice = new DisputeChoice(host);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#choice.forget();
  }

  render(
    entries: readonly PaymentEntry[],
    claimUrl: string | undefined,
    onDispute: (paymentId: string | null) => boolean,
  ): unknown {
    const t = this.#t;
    const { date, money } = this.#format;
    return this.#choice.render({
      items: entries.filter(({ kind }) => kind === 'payment').slice(0, MOST),
      idOf: ({ id }) => id,
      textOf: ({ paidOn, amount, document }) => t('item', { date: date(paidOn), amount: money(amount), document }),
      texts: { hint: t('hint'), label: t('which'), missing: t('missing'), button: t('button'), how: t('how') },
      claimUrl,
      codesOf: (entry) => ({ type: 'refund', ...(entry && { period: periodOf(entry.paidOn), payment: entry.id }) }),
      onDispute: (entry) => onDispute(entry?.id ?? null),
    });
  }
}
