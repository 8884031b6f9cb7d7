import { html, nothing } from 'lit';
import type { Estimate, Meter, MeterList } from '@vodokanal/contract';
import { estimatesOf } from '@vodokanal/client';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import { verificationState } from '@vodokanal/contract/rules/verification';
import { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/formats.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { accountChoice } from '../kit/parts/account-choice.ts';
import { notice } from '../kit/parts/notice.ts';
import { signInPrompt } from '../kit/parts/sign-in-prompt.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import ru from './messages/ru.ts';
import { silence, silenceStyles } from './silence.ts';
import { styles } from './meter-list.styles.ts';

interface Facts { readonly list: MeterList; readonly estimates: readonly Estimate[] }

/**
 * The meters of an account: what and where they are, how their verification stands, and what is charged when no reading
 * of them is taken (ПП РФ № 354, п. 59–60, as of 2025-12-06), every sum with the way it comes about.
 *
 * @tag vk-meter-list
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart meter - One meter.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-good] - Colour of what is in order.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between meters.
 */
export class VkMeterList extends VkAccountElement {
  static override styles = [VkAccountElement.styles, silenceStyles, styles];

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #facts = new LoadTask<Facts>(this, {
    nouns: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const [list, { items }] = await Promise.all([client.meters.list(accountId, signal), estimatesOf(client).list(accountId, signal)]);
      return { list, estimates: items };
    },
    isEmpty: ({ list }) => list.items.length === 0,
  });

  override render(): unknown {
    const say = this.#say;
    return html`
      <section class="vk-card" part="card" ?data-room=${this.isInside} aria-labelledby="title">
        <slot name="heading"><h2 id="title" part="heading">${say('title')}</h2></slot>
        ${this.#facts.render({
          signedOut: () => signInPrompt(this, say),
          pending: () => skeleton(say('loading'), 7),
          failed: (problem) => notice({ tone: 'problem', text: say.problem(problem), action: { text: say('retry'), run: this.#facts.retry } }),
          empty: () => html`${accountChoice(this, say('account'))}${notice({ text: say('noMeters') })}`,
          ready: ({ list, estimates }) => html`
            ${accountChoice(this, say('account'))}
            <div class="meters">${list.items.map((meter) => this.#renderMeter(meter, list.window.today, estimates.find(({ meterId }) => meterId === meter.id)))}</div>`,
        })}
      </section>`;
  }

  #renderMeter(meter: Meter, today: string, estimate: Estimate | undefined): unknown {
    const say = this.#say;
    const { id, service, place, serialNumber, state, nextVerificationOn } = meter;
    const verification = verificationState(nextVerificationOn, today);
    const last = meter.current ?? meter.previous;
    const needsVerifying = verification === 'soon' || verification === 'expired';
    return html`
      <article part="meter" aria-labelledby="name-${id}">
        <div><h3 id="name-${id}">${place ? say('meter', { service: say(service), place }) : say(service)}</h3><p class="vk-muted">${say('serial', { serial: serialNumber })}</p></div>
        ${state === 'broken' || state === 'automatic' ? html`<p>${say(state)}</p>` : nothing}
        <p class="state" data-state=${verification}>${say(verification, { date: nextVerificationOn ? this.#write.date(nextVerificationOn) : '', days: nextVerificationOn ? daysBetween(today, nextVerificationOn) : 0 })}</p>
        ${needsVerifying ? html`<p>${say('advice')}</p>` : nothing}
        <p>${last ? html`${say('lastReading', { value: this.#write.decimal(last.value), date: this.#write.date(last.takenOn) })}, ${say(`source-${last.source}`)}` : say('noReading')}</p>
        ${!estimate ? nothing : estimate.cause === 'notSent' ? html`<details><summary>${say('price')}</summary>${silence(estimate, say, this.#write)}</details>` : silence(estimate, say, this.#write)}
      </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-meter-list': VkMeterList }
}
