import { html } from 'lit';
import { profileOf } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { field } from '../kit/parts/field.ts';
import { describedBy } from '../kit/parts/field-faults.ts';
import type { ClaimSubmission } from './claim-submission.ts';
import ru from './messages/applicant.ru.ts';

const APPLICANTS = ['holder', 'resident', 'representative'] as const;

/** Asks who files the claim and how they want the answer. Mail is offered to customers with an e-mail address. */
export class ClaimApplicant {
  readonly #submission: ClaimSubmission;
  readonly #t;
  readonly #email: LoadTask<string | null>;

  constructor(host: VkAccountElement, submission: ClaimSubmission) {
    this.#submission = submission;
    this.#t = messages(host, ru, { en: () => import('./messages/applicant.en.ts') });
    this.#email = new LoadTask<string | null>(host, {
      resources: ['profile'],
      load: async (client, accountId, _watched, signal) => {
        const { email } = await profileOf(client).get(accountId, signal);
        // The address may have been removed since the draft was kept.
        if (email === null && submission.draft.valueOf('answerBy') === 'mail') submission.type('answerBy', 'cabinet');
        return email;
      },
    });
  }

  render(): unknown {
    const t = this.#t;
    const email = this.#email.value;
    const isRepresentative = this.#submission.draft.valueOf('applicant') === 'representative';
    const hasMail = Boolean(email) || this.#submission.draft.valueOf('answerBy') === 'mail';
    return html`
      <div class="details">
        ${this.#renderSelect(
          'applicant',
          APPLICANTS.map((each) => [each, t(each)]),
          isRepresentative ? t('representativeHint') : '',
        )}
        ${this.#renderSelect(
          'answerBy',
          [
            ['cabinet', t('cabinet')],
            ...(hasMail ? [['mail', t('mail', { email: email ?? '' })] as const] : []),
            ['paper', t('paper')],
          ],
          t(email === null ? 'mailHint' : 'answerHint'),
        )}
      </div>`;
  }

  #renderSelect(
    name: 'applicant' | 'answerBy',
    options: readonly (readonly [value: string, text: string])[],
    hint: string,
  ): unknown {
    const value = this.#submission.draft.valueOf(name);
    return field({
      id: name,
      label: this.#t(name),
      hint,
      control: html`<select id=${name} aria-describedby=${describedBy(name, hint, undefined)} @change=${({ target }: Event) => this.#submission.type(name, (target as HTMLSelectElement).value)}>
        ${options.map(([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`)}
      </select>`,
    });
  }
}
