import { html, nothing } from 'lit';
import type { Claim, ClaimField, Finding } from '@vodokanal/contract';
import { claimsOf, type Problem } from '@vodokanal/client';
import { addMonths, periodOf } from '@vodokanal/contract/rules/calendar';
import { downloadIcon } from '../generated/icons/download.ts';
import { printIcon } from '../generated/icons/print.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { claimCaseAddress } from '../kit/claim-address.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { filesStyles } from '../kit/theme/files.styles.ts';
import { timeStyles } from '../kit/theme/time.styles.ts';
import { toastStyles } from '../kit/theme/toast.styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
import { describedBy } from '../kit/parts/field-faults.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { amountField } from '../kit/parts/amount-field.ts';
import { openDialog, question } from '../kit/parts/dialog.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { field } from '../kit/parts/field.ts';
import { filesField } from '../kit/parts/files.ts';
import { notice, toneIcon } from '../kit/parts/notice.ts';
import { timeline } from '../kit/parts/timeline.ts';
import type { ClaimApplicant } from './claim-applicant.ts';
import type { ClaimEvidenceChoice } from './claim-evidence.ts';
import type { ClaimInput } from './claim-draft.ts';
import type { ClaimFacts } from './claim-facts.ts';
import type { ClaimPreview } from './claim-preview.ts';
import {
  CLAIM_MONTHS,
  CLAIM_SERVICES,
  DEMANDS,
  claimSubject,
  type ClaimSubject,
  type CodeOf,
} from './claim-subject.ts';
import { ClaimSubmission, type ClaimFormFault } from './claim-submission.ts';
import ru from './messages/view.ru.ts';

const CODES = ['type', 'period', 'service', 'demand', 'payment', 'reading'] as const;

/** Shows the claim form of a signed-in customer, and the registered claim. */
export class ClaimFormView {
  readonly #host: VkAccountElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format: ReturnType<typeof formats>;
  readonly #submission: ClaimSubmission;
  readonly #printer: LazyPart<typeof import('./print-claim.ts')>;
  readonly #applicant: LazyPart<ClaimApplicant>;
  readonly #evidence: LazyPart<ClaimEvidenceChoice>;
  readonly #preview: LazyPart<ClaimPreview>;
  #facts: ClaimFacts | undefined;
  #codes = '';
  #isPreviewing = false;
  #isApplicantOpen = false;
  #isEvidenceOpen = false;
  #hasPrintFailed = false;

  constructor(host: VkAccountElement, onRegistered: (claimId: string) => void) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#submission = new ClaimSubmission(host, onRegistered);
    this.#printer = new LazyPart(host, () => import('./print-claim.ts'));
    this.#applicant = new LazyPart(
      host,
      async () => new (await import('./claim-applicant.ts')).ClaimApplicant(host, this.#submission),
    );
    this.#evidence = new LazyPart(
      host,
      async () => new (await import('./claim-evidence.ts')).ClaimEvidenceChoice(host, this.#submission),
    );
    this.#preview = new LazyPart(
      host,
      async () => new (await import('./claim-preview.ts')).ClaimPreview(host, this.#submission),
    );
    adopt(host.renderRoot, dataStyles, filesStyles, timeStyles, toastStyles, typedStyles);
  }

  get isRegistered(): boolean {
    return this.#submission.registered !== undefined;
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#facts = undefined;
    this.#isApplicantOpen = this.#isEvidenceOpen = this.#isPreviewing = false;
    this.#submission.forget();
  }

  /** `codeOf` tells what the page asks about; `claimsUrl` is the address of the page with the list of claims. */
  render(facts: ClaimFacts, codeOf: CodeOf, claimsUrl: string | undefined): unknown {
    this.#begin(facts, codeOf);
    const { registered } = this.#submission;
    return registered
      ? this.#renderRegistered(registered, facts, claimsUrl)
      : this.#isPreviewing
        ? this.#renderPreview(facts)
        : this.#renderForm(facts);
  }

  /** Restores the draft once the facts are loaded, and follows what the page asks about. */
  #begin(facts: ClaimFacts, codeOf: CodeOf): void {
    const { client } = this.#host;
    const codes = CODES.map((name) => codeOf(name) ?? '').join(' ');
    if (facts === this.#facts && codes === this.#codes) return;
    if (facts !== this.#facts && client) {
      this.#submission.restore(client, facts.meters);
      this.#isApplicantOpen ||= !this.#submission.draft.isUsual;
      this.#isEvidenceOpen ||= this.#submission.draft.evidence.length > 0;
    }
    this.#facts = facts;
    this.#codes = codes;
    this.#suggest(claimSubject(codeOf, facts.today));
  }

  /** Fills in what the page asks about, or offers it when the customer has begun. */
  #suggest(subject: ClaimSubject | undefined): void {
    this.#submission.suggest(subject);
    const payment = subject?.evidence?.find(({ kind }) => kind === 'payment');
    if (subject && payment?.kind === 'payment') void this.#fillAmount(subject, payment.id);
  }

  /** The address of the page names a payment by its id only; its sum comes from the cabinet. */
  async #fillAmount(subject: ClaimSubject, paymentId: string): Promise<void> {
    const { client } = this.#host;
    if (!client) return;
    try {
      const { paidAmount } = await import('./paid-amount.ts');
      const amount = await paidAmount(client, paymentId, this.#t.language());
      if (amount && client === this.#host.client) this.#submission.suggestAmount(subject, amount);
    } catch {
      // The customer types the sum.
    }
  }

  #renderRegistered(claim: Claim, facts: ClaimFacts, claimsUrl: string | undefined): unknown {
    const t = this.#t;
    const { client, ownerDocument } = this.#host;
    const list = claimCaseAddress(claimsUrl, ownerDocument.baseURI, claim.id);
    const { number, dueOn, law, attachments } = claim;
    return html`
      <div class="registered vk-summary" role="status" tabindex="-1">
        <div class="vk-notice" data-tone="good">${toneIcon('good')}
          <p class="number">${t('number', { number })}</p>
          ${attachments.length > 0 ? html`<p>${t('attached', { count: attachments.length })}</p>` : nothing}
        </div>
        ${timeline(t('course'), [
          { state: 'past', title: t('received') },
          { state: 'current', title: t('inReview') },
          { state: 'future', title: t('due', { date: this.#format.date(dueOn) }), text: t('law', { law }) },
        ])}
      </div>
      ${this.#printer.isUnreachable || this.#hasPrintFailed ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      <div class="vk-actions">
        ${list ? html`<a class="vk-button vk-tonal" href=${list}>${t('myClaims')}</a>` : nothing}
        <button type="button" class=${list ? 'vk-text' : 'vk-tonal'} @click=${() => this.#submission.startAnother()}>${t('another')}</button>
        ${client && !client.isDemo ? html`<a class="vk-button vk-text" href=${claimsOf(client).documentAddress(claim.accountId, claim.id)} download>${downloadIcon()}${t('document')}</a>` : nothing}
        <button type="button" class="vk-text" @click=${() => this.#onPrint(claim, facts)}>${printIcon()}${t('print')}</button>
      </div>`;
  }

  #renderForm(facts: ClaimFacts): unknown {
    const t = this.#t;
    const { draft, attachments, faults, problem, isBegun, isDraftSaved } = this.#submission;
    const info = facts.config.claimTypes.find(({ type }) => type === draft.type);
    return html`
      <form novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, facts)} @paste=${(event: ClipboardEvent) => attachments.add(event.clipboardData?.files ?? [], facts.config.uploads)}>
        ${
          faults.length > 0
            ? errorSummary(
                t('summary'),
                faults.map((fault) => ({ id: fault.field, text: () => this.#faultText(fault) })),
              )
            : problem && problem.kind !== 'signed-out'
              ? html`<div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1">${toneIcon('problem')}<p>${this.#problemText(problem)}</p></div>`
              : nothing
        }
        ${this.#renderSuggestion()}
        ${this.#renderSelect(
          'type',
          t('type'),
          facts.config.claimTypes.map((each) => [each.type, t(each.type)]),
          t('chooseType'),
        )}
        ${info ? notice({ text: t(info.unit === 'workingDays' ? 'answerIn' : 'answerInCalendar', { term: info.term, law: info.law }) }) : nothing}
        <div class="details">${info?.fields.map(({ name, required }) => this.#renderField(name, required, facts))}</div>
        ${this.#renderText()}
        ${filesField({ t, attachments, limits: facts.config.uploads, error: this.#faultOf('uploadIds') ?? (problem?.code === 'UPLOAD_UNFINISHED' ? t('UPLOAD_UNFINISHED') : undefined), problem: (fault) => this.#problemText(fault) })}
        ${this.#renderEvidence(facts.today)}
        ${this.#renderApplicant()}
        ${this.#preview.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
        <div class="vk-actions">
          <button type="submit">${t('check')}</button>
          ${isBegun ? html`<button type="button" class="vk-text" @click=${() => openDialog(this.#host.renderRoot)}>${t('clear')}</button>` : nothing}
        </div>
        ${isBegun ? html`<p class="vk-muted">${t(isDraftSaved ? 'draftKept' : 'draftNotKept')}</p>` : nothing}
      </form>
      ${question({ title: t('clearTitle'), text: t('clearText'), confirm: t('clear'), cancel: t('clearCancel'), onConfirm: () => this.#submission.clear() })}`;
  }

  #renderPreview(facts: ClaimFacts): unknown {
    const { problem } = this.#submission;
    return this.#preview.value?.render({
      facts,
      problem: problem && problem.kind !== 'signed-out' ? this.#problemText(problem) : undefined,
      onFix: () => void this.#onFix(),
      onSend: () => void this.#send(facts),
    });
  }

  /** Offers what the page asks about while the form has another draft. */
  #renderSuggestion(): unknown {
    const t = this.#t;
    const { suggestion } = this.#submission;
    if (!suggestion) return nothing;
    const { type, period, service } = suggestion;
    const subject = [t(type), period && this.#format.period(period), service && t(service)].filter(Boolean).join(', ');
    return notice({
      text: t('suggestion', { subject }),
      action: { text: t('fillIn'), run: () => void this.#onFillIn() },
    });
  }

  async #onFillIn(): Promise<void> {
    this.#submission.acceptSuggestion();
    // The button is gone.
    await this.#focus('#type');
  }

  #renderField(name: ClaimField, required: boolean, { meters, today }: ClaimFacts): unknown {
    const t = this.#t;
    const label = required ? t(name) : t('optional', { label: t(name) });
    switch (name) {
      case 'period': {
        const months = Array.from({ length: CLAIM_MONTHS }, (_, back) => addMonths(periodOf(today), -back));
        return this.#renderSelect(
          name,
          label,
          months.map((month) => [month, this.#format.period(month)]),
        );
      }
      case 'service':
        return this.#renderSelect(
          name,
          label,
          CLAIM_SERVICES.map((service) => [service, t(service)]),
        );
      case 'demand':
        return this.#renderSelect(
          name,
          label,
          DEMANDS.map((demand) => [demand, t(demand)]),
        );
      case 'meterId':
        return this.#renderSelect(
          name,
          label,
          meters.map(({ id, service, place, serialNumber }) => [
            id,
            t('meter', { service: [t(service), place].filter(Boolean).join(', '), serial: serialNumber }),
          ]),
        );
      case 'amount': {
        const error = this.#faultOf(name);
        return field({
          id: name,
          label,
          error,
          control: html`<span @input=${this.#onInput}>${amountField({ id: name, name, value: this.#submission.draft.valueOf('amount'), isWrong: Boolean(error), describedBy: describedBy(name, '', error), language: t.language() })}</span>`,
        });
      }
    }
  }

  #renderSelect(
    name: ClaimInput,
    label: string,
    options: readonly (readonly [string, string])[],
    none = this.#t('notChosen'),
  ): unknown {
    const error = this.#faultOf(name);
    const value = this.#submission.draft.valueOf(name);
    return field({
      id: name,
      label,
      error,
      control: html`<select id=${name} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(name, '', error)} @change=${this.#onInput}>
        <option value="" .selected=${value === ''}>${none}</option>
        ${options.map(([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`)}
      </select>`,
    });
  }

  #renderText(): unknown {
    const error = this.#faultOf('text');
    const hint = this.#t('textHint');
    return field({
      id: 'text',
      label: this.#t('text'),
      hint,
      error,
      control: html`<textarea id="text" rows="5" maxlength="4000" .value=${this.#submission.draft.valueOf('text')} aria-invalid=${Boolean(error)} aria-describedby=${describedBy('text', hint, error)} @input=${this.#onInput}></textarea>`,
    });
  }

  /** Readings, bills and payments of the cabinet. */
  #renderEvidence(today: string): unknown {
    const t = this.#t;
    const { length } = this.#submission.draft.evidence;
    const error = this.#faultOf('evidence');
    return this.#renderFold(this.#evidence, {
      id: 'evidence',
      isOpen: this.#isEvidenceOpen,
      title: t('evidencePart'),
      note: length > 0 ? t('evidenceChosen', { count: length }) : '',
      error,
      onToggle: this.#onEvidenceToggle,
      content: (part) => part.render(today),
    });
  }

  /** Who files the claim and how they want the answer; folded, because nearly all leave it as it is. */
  #renderApplicant(): unknown {
    const t = this.#t;
    return this.#renderFold(this.#applicant, {
      id: 'applicant-part',
      isOpen: this.#isApplicantOpen,
      title: t('applicantPart'),
      note: this.#submission.draft.isUsual ? t('applicantUsual') : '',
      error: undefined,
      onToggle: this.#onApplicantToggle,
      content: (part) => part.render(),
    });
  }

  /** A part that is loaded when it is unfolded. */
  #renderFold<Part>(
    part: LazyPart<Part>,
    {
      id,
      isOpen,
      title,
      note,
      error,
      onToggle,
      content,
    }: {
      readonly id: string;
      readonly isOpen: boolean;
      readonly title: string;
      readonly note: string;
      readonly error: string | undefined;
      readonly onToggle: (event: Event) => void;
      readonly content: (part: Part) => unknown;
    },
  ): unknown {
    const t = this.#t;
    return html`
      <details .open=${isOpen} @toggle=${onToggle}>
        <summary id=${id} aria-describedby=${error ? `${id}-error` : nothing}><span>${title}${note ? html`${' '}<span class="vk-muted">${note}</span>` : nothing}</span></summary>
        ${error ? html`<p class="vk-error" id="${id}-error">${error}</p>` : nothing}
        ${
          part.value
            ? content(part.value)
            : part.isUnreachable
              ? notice({
                  tone: 'problem',
                  text: t('kind-offline'),
                  action: { text: t('retry'), run: () => void part.load() },
                })
              : nothing
        }
      </details>`;
  }

  #faultOf(field: string): string | undefined {
    const fault = this.#submission.faults.find((each) => each.field === field);
    return fault && this.#faultText(fault);
  }

  #faultText(fault: ClaimFormFault): string {
    if ('finding' in fault) return this.#findingText(fault.finding);
    switch (fault.reason) {
      case 'typeMissing':
        return this.#t('chooseFirst');
      case 'required':
        return this.#t('required', { label: this.#t(fault.field as 'text' | ClaimField) });
      case 'amountFormat':
      case 'filesUnfinished':
      case 'powerOfAttorney':
        return this.#t(fault.reason);
    }
  }

  #problemText(problem: Problem): string {
    const [finding] = problem.findings;
    return problem.code === 'INVALID' && finding ? this.#findingText(finding) : this.#t.problem(problem);
  }

  #findingText({ code, pointer }: Finding): string {
    const name = pointer.split('/')[1] ?? '';
    if (name === 'answerBy') return this.#t('mailMissing');
    if (name === 'evidence') return this.#t('evidenceChanged');
    if (code === 'REQUIRED' && name === 'uploadIds') return this.#t('powerOfAttorney');
    if (code === 'REQUIRED') return this.#t('required', { label: this.#t(name as ClaimField) });
    return this.#t(code in ru ? (code as keyof typeof ru) : 'kind-rejected');
  }

  #onInput = ({ target }: Event): void => {
    const { id, value } = target as HTMLInputElement;
    this.#submission.type(id as ClaimInput, value);
  };

  #onEvidenceToggle = ({ target }: Event): void => {
    this.#isEvidenceOpen = (target as HTMLDetailsElement).open;
    if (this.#isEvidenceOpen) void this.#evidence.load();
  };

  #onApplicantToggle = ({ target }: Event): void => {
    this.#isApplicantOpen = (target as HTMLDetailsElement).open;
    if (this.#isApplicantOpen) void this.#applicant.load();
  };

  #onPrint = async (claim: Claim, facts: ClaimFacts): Promise<void> => {
    const { client, ownerDocument } = this.#host;
    const printer = await this.#printer.load();
    if (!client || !printer) return;
    try {
      await printer.printClaim(ownerDocument, client, claim, facts);
      this.#hasPrintFailed = false;
    } catch {
      this.#hasPrintFailed = true;
    }
    this.#host.requestUpdate();
  };

  /** Shows the claim as its document will read; only from there it is sent. */
  #onSubmit = async (event: SubmitEvent, { config }: ClaimFacts): Promise<void> => {
    event.preventDefault();
    if (!this.#submission.check(config)) {
      await this.#host.updateComplete;
      focusSummary(this.#host.renderRoot);
      return;
    }
    this.#isPreviewing = (await this.#preview.load()) !== undefined;
    await this.#focus('#preview');
  };

  async #send({ config }: ClaimFacts): Promise<void> {
    await this.#submission.submit(config);
    const { faults, registered } = this.#submission;
    if (faults.length > 0) this.#isEvidenceOpen ||= faults.some(({ field }) => field === 'evidence');
    if (faults.length > 0 || registered) this.#isPreviewing = false;
    await this.#focus('.vk-summary');
  }

  async #onFix(): Promise<void> {
    this.#isPreviewing = false;
    await this.#focus('#type');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
