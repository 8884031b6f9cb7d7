import { css, html, nothing } from 'lit';
import type { Estimate, Meter } from '@vodokanal/contract';
import { asProblem, estimatesOf, type Problem } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { estimateText, estimateStyles } from '../meter/estimate-text.ts';
import ru from '../meter/messages/estimate.ru.ts';

const styles = css`${estimateStyles} details > h3 { margin-block: 0.75em 0.25em; } details > .estimate { margin-block: 0.4em var(--_gap); }`;

/** Shows in the form what each meter costs without a reading. Loaded when it is opened. */
export class EstimatePanel {
  readonly #host: VkAccountElement;
  readonly #nameOf: (meter: Meter) => string;
  readonly #t: Translate<keyof typeof ru>;
  #estimates: readonly Estimate[] | undefined;
  #problem: Problem | undefined;

  constructor(host: VkAccountElement, nameOf: (meter: Meter) => string) {
    this.#host = host;
    this.#nameOf = nameOf;
    this.#t = messages(host, ru, { en: () => import('../meter/messages/estimate.en.ts') });
    adopt(host.renderRoot, styles);
  }

  /** Loads the estimates, again for every account and after every accepted reading. */
  load = async (): Promise<void> => {
    const { client } = this.#host;
    const id = client?.session.account?.id;
    if (!client || id === undefined) return;
    this.#problem = undefined;
    try {
      this.#estimates = (await estimatesOf(client).list(id)).items;
    } catch (fault) {
      this.#problem = asProblem(fault);
    }
    this.#host.requestUpdate();
  };

  render(meters: readonly Meter[]): unknown {
    const t = this.#t;
    if (this.#problem)
      return notice({
        tone: 'problem',
        text: t.problem(this.#problem),
        action: { text: t('retry'), run: () => void this.load() },
      });
    if (!this.#estimates) return skeleton(t('loading'), 3);
    return meters.map((meter) => {
      const estimate = this.#estimates?.find(({ meterId }) => meterId === meter.id);
      return estimate ? html`<h3>${this.#nameOf(meter)}</h3>${estimateText(estimate, t, formats(t))}` : nothing;
    });
  }
}
