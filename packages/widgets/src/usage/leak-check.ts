import { html, nothing } from 'lit';
import { priceOf } from '@vodokanal/contract/rules/money';
import { parseReading } from '@vodokanal/contract/rules/reading';
import { leakBetween } from '@vodokanal/contract/rules/usage';
import type { VkElement } from '../kit/element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { field } from '../kit/parts/field.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/leak.ru.ts';

const FIELDS = ['first', 'second', 'minutes'] as const;

/** Detects a leak from two readings with all taps closed in between. Sends nothing. */
export class LeakCheck {
  readonly #host: VkElement;
  readonly #t: Translate<keyof typeof ru>;
  #result: ReturnType<typeof leakBetween> | undefined;

  constructor(host: VkElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/leak.en.ts') });
  }

  render(pricePerCubicMetre: number | null): unknown {
    const t = this.#t;
    return html`
      <form novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
        <p>${t('how')}</p>
        <div class="leak">${FIELDS.map((name) => field({ id: name, label: t(name), control: html`<input id=${name} name=${name} inputmode="decimal" autocomplete="off" maxlength="20" aria-describedby="leak-result">` }))}</div>
        <div class="vk-actions"><button class="vk-tonal">${t('check')}</button></div>
        <div id="leak-result" role="status">${this.#renderResult(pricePerCubicMetre)}</div>
      </form>`;
  }

  #renderResult(price: number | null): unknown {
    const t = this.#t;
    const result = this.#result;
    if (result === undefined) return nothing;
    if (result === null) return html`<p class="vk-error">${t('wrong')}</p>`;
    if (result.litresAnHour === 0) return notice({ tone: 'good', text: t('none') });
    const format = formats(t);
    const volume = String(result.cubicMetresAMonth);
    return notice({
      tone: 'warning',
      text: t('found', {
        litres: result.litresAnHour,
        volume: format.decimal(volume),
        cost: price === null ? '' : t('cost', { sum: format.money(priceOf(volume, price)) }),
      }),
    });
  }

  #onInput = (): void => {
    this.#result = undefined;
    this.#host.requestUpdate();
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const [first, second, minutes] = FIELDS.map((name) => parseReading(data.get(name) as string));
    this.#result = first && second && minutes ? leakBetween(first, second, Number(minutes)) : null;
    this.#host.requestUpdate();
  };
}
