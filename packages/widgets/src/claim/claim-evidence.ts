import { html, nothing } from 'lit';
import type { ClaimEvidence } from '@vodokanal/contract';
import { evidenceName, isAboutMonth, isSameEvidence, MOST_EVIDENCE } from '@vodokanal/contract/rules/claim-evidence';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { evidenceText } from '../kit/i18n/evidence-text.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import type { ClaimSubmission } from './claim-submission.ts';
import { loadEvidence } from './load-evidence.ts';
import ru from './messages/evidence.ru.ts';

const KINDS = ['reading', 'bill', 'payment'] as const;

/** Lets the customer choose readings, bills and payments of the month that the claim is about. */
export class ClaimEvidenceChoice {
  readonly #submission: ClaimSubmission;
  readonly #t;
  readonly #format;
  readonly #all: LoadTask<readonly ClaimEvidence[]>;

  constructor(host: VkAccountElement, submission: ClaimSubmission) {
    this.#submission = submission;
    this.#t = messages(host, ru, { en: () => import('./messages/evidence.en.ts') });
    this.#format = formats(this.#t);
    this.#all = new LoadTask<readonly ClaimEvidence[]>(host, {
      resources: ['meters', 'charges', 'payments'],
      load: (client, accountId, _watched, signal) => loadEvidence(client, accountId, signal),
    });
  }

  /** `today` is a local date. */
  render(today: string): unknown {
    const t = this.#t;
    return this.#all.render({
      signedOut: () => nothing,
      pending: () => skeleton(t('loading'), 4),
      failed: (problem) =>
        notice({ tone: 'problem', text: t.problem(problem), action: { text: t('retry'), run: this.#all.retry } }),
      empty: () => nothing,
      ready: (all) => this.#renderChoice(all, today),
    });
  }

  #renderChoice(all: readonly ClaimEvidence[], today: string): unknown {
    const t = this.#t;
    const { draft } = this.#submission;
    const period = draft.valueOf('period') || undefined;
    const shown = all.filter((each) => draft.hasEvidence(each) || isAboutMonth(each, period, today));
    const isFull = draft.evidence.length >= MOST_EVIDENCE;
    return html`
      <p class="vk-muted">${t('hint')} ${period ? t('month', { period: this.#format.period(period) }) : t('latest')}</p>
      ${isFull ? notice({ text: t('most', { most: MOST_EVIDENCE }) }) : nothing}
      ${shown.length === 0 ? html`<p>${t('nothing')}</p>` : nothing}
      ${KINDS.map((kind) => {
        const items = shown.filter((each) => each.kind === kind);
        return items.length === 0
          ? nothing
          : html`<fieldset class="evidence"><legend>${t(kind)}</legend>${items.map((each) => this.#renderItem(each, isFull))}</fieldset>`;
      })}`;
  }

  #renderItem(evidence: ClaimEvidence, isFull: boolean): unknown {
    const { draft } = this.#submission;
    const isChosen = draft.hasEvidence(evidence);
    const onChange = ({ target }: Event) => {
      const others = draft.evidence.filter((each) => !isSameEvidence(each, evidence));
      this.#submission.choose((target as HTMLInputElement).checked ? [...others, evidenceName(evidence)] : others);
    };
    return html`<label class="vk-check"><input type="checkbox" .checked=${isChosen} .disabled=${isFull && !isChosen} @change=${onChange}><span>${evidenceText(evidence, this.#t, this.#format)}</span></label>`;
  }
}
