import { html, nothing } from 'lit';
import type { ClaimEvidence, Profile } from '@vodokanal/contract';
import { CLAIM_HEADINGS, claimDocument } from '@vodokanal/contract/rules/claim-document';
import { isSameEvidence } from '@vodokanal/contract/rules/claim-evidence';
import { profileOf } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { claimFrame, type ClaimFacts } from './claim-facts.ts';
import { styles } from './claim-preview.styles.ts';
import type { ClaimSubmission } from './claim-submission.ts';
import { loadEvidence } from './load-evidence.ts';
import ru from './messages/preview.ru.ts';

export interface PreviewOptions {
  readonly facts: ClaimFacts;
  /** Why the claim could not be sent. */
  readonly problem: string | undefined;
  readonly onFix: () => void;
  readonly onSend: () => void;
}

interface AccountFacts {
  readonly profile: Profile;
  readonly evidence: readonly ClaimEvidence[];
}

/** The step before sending: the claim as its document will read, made by the rule that the PDF is made by. */
export class ClaimPreview {
  readonly #submission: ClaimSubmission;
  readonly #t;
  readonly #account: LoadTask<AccountFacts, readonly [boolean]>;

  constructor(host: VkAccountElement, submission: ClaimSubmission) {
    this.#submission = submission;
    this.#t = messages(host, ru, { en: () => import('./messages/preview.en.ts') });
    this.#account = new LoadTask<AccountFacts, readonly [boolean]>(host, {
      resources: ['profile', 'meters', 'charges', 'payments'],
      watch: () => [submission.draft.evidence.length > 0] as const,
      load: async (client, accountId, [hasEvidence], signal) => {
        const [profile, evidence] = await Promise.all([
          profileOf(client).get(accountId, signal),
          hasEvidence ? loadEvidence(client, accountId, signal) : [],
        ]);
        return { profile, evidence };
      },
    });
    adopt(host.renderRoot, styles);
  }

  render({ facts, problem, onFix, onSend }: PreviewOptions): unknown {
    const t = this.#t;
    const { isSending } = this.#submission;
    return html`
      <h3 id="preview" tabindex="-1">${t('title')}</h3>
      <p>${t('intro')}</p>
      ${this.#account.render({
        signedOut: () => nothing,
        pending: () => skeleton(t('loading'), 8),
        failed: (fault) =>
          notice({ tone: 'problem', text: t.problem(fault), action: { text: t('retry'), run: this.#account.retry } }),
        empty: () => nothing,
        ready: (account) => this.#renderPaper(account, facts),
      })}
      ${problem ? notice({ tone: 'problem', text: problem, takesFocus: true }) : nothing}
      ${this.#submission.renderWait()}
      <div class="vk-actions">
        <button type="button" aria-disabled=${isSending} @click=${onSend}>${t(isSending ? 'sending' : 'send')}</button>
        <button type="button" class="vk-tonal" aria-disabled=${isSending} @click=${isSending ? nothing : onFix}>${t('fix')}</button>
      </div>`;
  }

  #renderPaper({ profile, evidence }: AccountFacts, { config, meters }: ClaimFacts): unknown {
    const { draft, attachments } = this.#submission;
    const claim = draft.claim(config.claimTypes, attachments.ids);
    const info = config.claimTypes.find(({ type }) => type === draft.type);
    if (!claim || !info) return nothing;
    const { parties, facts, text, ...document } = claimDocument(
      {
        ...claim,
        applicant: claim.applicant ?? 'holder',
        answerBy: claim.answerBy ?? 'cabinet',
        evidence: draft.evidence.flatMap((name) => evidence.find((each) => isSameEvidence(each, name)) ?? []),
        attachments: attachments.items,
      },
      claimFrame(profile, { config, meters }, claim.meterId),
      info,
    );
    const [to, from, ...account] = parties;
    const list = (title: string, lines: readonly string[]) =>
      lines.length === 0
        ? nothing
        : html`<section><h4>${title}</h4><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
    return html`
      <article class="paper" lang="ru" aria-label=${this.#t('paper')}>
        <section><p>${to}</p><p><strong>${from}</strong></p>${account.map((line) => html`<p>${line}</p>`)}</section>
        <section><h4>${CLAIM_HEADINGS.facts}</h4><dl class="vk-rows">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>
        <section><h4>${CLAIM_HEADINGS.text}</h4><p class="words">${text}</p></section>
        ${list(CLAIM_HEADINGS.evidence, document.evidence)}
        ${list(CLAIM_HEADINGS.attachments, document.attachments)}
        <p class="vk-muted">${document.end}</p>
      </article>`;
  }
}
