import { html, nothing } from 'lit';
import { priceOf } from '@vodokanal/contract/rules/money';
import { parseReading } from '@vodokanal/contract/rules/reading';
import { leakBetween } from '@vodokanal/contract/rules/usage';
import type { VkElement } from '../kit/element.ts';
import { formats } from '../kit/formats.ts';
import { messages, type Say } from '../kit/messages.ts';
import { field } from '../kit/parts/field.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/leak.ru.ts';

const FIELDS = ['first', 'second', 'minutes'] as const;

/** Two readings with a pause and everything closed between them: does water go where nobody uses it? Nothing is sent. */
export class LeakCheck {
  readonly #host: VkElement;
  readonly #say: Say<keyof typeof ru>;
  #result: ReturnType<typeof leakBetween> | undefined;

  constructor(host: VkElement) {
    this.#host = host;
    this.#say = messages(host, ru, { en: () => import('./messages/leak.en.ts') });
  }

  render(pricePerCubicMetre: number | null): unknown {
    const say = this.#say;
    return html`
      <form novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
        <p>${say('how')}</p>
        <div class="leak">${FIELDS.map((name) => field({ id: name, label: say(name), control: html`<input id=${name} name=${name} inputmode="decimal" autocomplete="off" maxlength="20" aria-describedby="leak-result">` }))}</div>
        <div class="vk-actions"><button class="vk-plain">${say('check')}</button></div>
        <div id="leak-result" role="status">${this.#renderResult(pricePerCubicMetre)}</div>
      </form>`;
  }

  #renderResult(price: number | null): unknown {
    const say = this.#say;
    const result = this.#result;
    if (result === undefined) return nothing;
    if (result === null) return html`<p class="vk-error">${say('wrong')}</p>`;
    if (result.litresAnHour === 0) return notice({ tone: 'good', text: say('none') });
    const write = formats(say);
    const volume = String(result.cubicMetresAMonth);
    return notice({ tone: 'warning', text: say('found', { litres: result.litresAnHour, volume: write.decimal(volume), cost: price === null ? '' : say('cost', { sum: write.money(priceOf(volume, price)) }) }) });
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
