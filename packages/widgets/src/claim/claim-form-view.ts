import { html, nothing } from 'lit';
import type { Claim, ClaimField, ClaimType, Config, Finding, Meter, NewClaim } from '@vodokanal/contract';
import { claimsOf, draftsOf, uploadsOf, type Client, type Drafts, type Problem } from '@vodokanal/client';
import { addMonths, periodOf } from '@vodokanal/contract/rules/calendar';
import { parseMoney } from '@vodokanal/contract/rules/money';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { Attachments, type Attachment } from '../kit/controllers/attachments.ts';
import { filesStyles } from '../kit/theme/files.styles.ts';
import { describedBy, type FieldFault } from '../kit/parts/field-faults.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { dialog, openDialog } from '../kit/parts/dialog.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { field } from '../kit/parts/field.ts';
import { filesField } from '../kit/parts/files.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import ru from './messages/view.ru.ts';

export interface Facts {
  readonly config: Config;
  readonly meters: readonly Meter[];
  readonly today: string;
}

type Draft = { readonly type: ClaimType | ''; readonly text: string } & Readonly<Record<ClaimField, string>>;
interface StoredDraft {
  readonly draft: Draft;
  readonly files: readonly Attachment[];
}

const EMPTY: Draft = { type: '', text: '', period: '', service: '', meterId: '', amount: '', demand: '' };
const DRAFT = 'claim';
const MONTHS = 36;
const DEMANDS = ['recalculate', 'checkMeter', 'returnMoney', 'explain'] as const;
const SERVICES = ['coldWater', 'hotWater', 'wastewater', 'irrigation', 'common'] as const;

/** The claim form of a signed-in customer: fields, files, draft and sending. */
export class ClaimFormView {
  readonly #host: VkAccountElement;
  readonly #onRegistered: (claimId: string) => void;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format: ReturnType<typeof formats>;
  readonly #attachments: Attachments;
  readonly #send: SendTask<Client, NewClaim, Claim>;
  #draft: Draft = EMPTY;
  #isDraftSaved = true;
  #faults: readonly FieldFault[] = [];
  #registered: Claim | undefined;

  constructor(host: VkAccountElement, onRegistered: (claimId: string) => void) {
    this.#host = host;
    this.#onRegistered = onRegistered;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#attachments = new Attachments(
      host,
      {
        send: (file, options) => host.client && uploadsOf(host.client).send(file, options),
        remove: (id) => host.client && uploadsOf(host.client).remove(id),
      },
      () => this.#onAttachments(),
    );
    this.#send = new SendTask(host, {
      isCancelable: true,
      send: (client: Client, claim: NewClaim, intent) =>
        claimsOf(client).submit(client.session.account?.id ?? '', claim, intent),
    });
    adopt(host.renderRoot, filesStyles);
  }

  get #drafts(): Drafts | undefined {
    return this.#host.client && draftsOf(this.#host.client);
  }

  get isRegistered(): boolean {
    return this.#registered !== undefined;
  }

  render(facts: Facts): unknown {
    return this.#registered ? this.#renderRegistered(this.#registered) : this.#renderForm(facts);
  }

  #renderRegistered({ number, dueOn, law, attachments }: Claim): unknown {
    const t = this.#t;
    return html`
      <div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">
        <p class="number">${t('number', { number })}</p>
        <p><strong>${t('due', { date: this.#format.date(dueOn) })}.</strong> ${t('law', { law })}</p>
        ${attachments.length > 0 ? html`<p>${t('attached', { count: attachments.length })}</p>` : nothing}
      </div>
      <div class="vk-actions"><button type="button" class="vk-plain" @click=${this.#onAnother}>${t('another')}</button></div>`;
  }

  #renderForm(facts: Facts): unknown {
    const t = this.#t;
    const { problem, isSending } = this.#send;
    const { type } = this.#draft;
    const info = facts.config.claimTypes.find((each) => each.type === type);
    const isBegun = this.#draft !== EMPTY || this.#attachments.items.length > 0;
    return html`
      <form novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, facts)} @paste=${(event: ClipboardEvent) => this.#onFiles(event.clipboardData?.files, facts)}>
        ${this.#faults.length > 0 ? errorSummary(t('summary'), this.#faults) : problem && problem.kind !== 'signed-out' ? html`<div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1"><p>${this.#problemText(problem)}</p></div>` : nothing}
        ${this.#renderSelect(
          'type',
          t('type'),
          facts.config.claimTypes.map((each) => [each.type, t(each.type)]),
          t('chooseType'),
        )}
        ${info ? notice({ text: t(info.unit === 'workingDays' ? 'answerIn' : 'answerInCalendar', { term: info.term, law: info.law }) }) : nothing}
        <div class="details">${info?.fields.map(({ name, required }) => this.#renderField(name, required, facts))}</div>
        ${this.#renderText()}
        ${filesField({ t, attachments: this.#attachments, limits: facts.config.uploads, error: this.#faultOf('uploadIds'), problem: (fault) => this.#problemText(fault) })}
        <div class="vk-actions">
          <button type="submit" aria-disabled=${isSending}>${t(isSending ? 'sending' : 'submit')}</button>
          ${isBegun ? html`<button type="button" class="vk-plain" @click=${() => openDialog(this.#host.renderRoot)}>${t('clear')}</button>` : nothing}
        </div>
        ${isBegun ? html`<p class="vk-muted">${t(this.#isDraftSaved ? 'draftKept' : 'draftNotKept')}</p>` : nothing}
      </form>
      ${dialog({ title: t('clearTitle'), text: t('clearText'), confirm: t('clear'), cancel: t('clearCancel'), onConfirm: this.#onClear })}`;
  }

  #renderField(name: ClaimField, required: boolean, { meters, today }: Facts): unknown {
    const t = this.#t;
    const label = required ? t(name) : t('optional', { label: t(name) });
    switch (name) {
      case 'period': {
        const months = Array.from({ length: MONTHS }, (_, back) => addMonths(periodOf(today), -back));
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
          SERVICES.map((service) => [service, t(service)]),
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
          control: html`<input id=${name} inputmode="decimal" autocomplete="off" maxlength="20" .value=${this.#draft.amount} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(name, '', error)} @input=${this.#onInput}>`,
        });
      }
    }
  }

  #renderSelect(
    name: 'type' | ClaimField,
    label: string,
    options: readonly (readonly [string, string])[],
    none = this.#t('notChosen'),
  ): unknown {
    const error = this.#faultOf(name);
    const value = this.#draft[name];
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
      control: html`<textarea id="text" rows="5" maxlength="4000" .value=${this.#draft.text} aria-invalid=${Boolean(error)} aria-describedby=${describedBy('text', hint, error)} @input=${this.#onInput}></textarea>`,
    });
  }

  #faultOf(id: string): string | undefined {
    return this.#faults.find((fault) => fault.id === id)?.text();
  }

  #problemText(problem: Problem): string {
    const [finding] = problem.findings;
    return problem.code === 'INVALID' && finding ? this.#findingText(finding) : this.#t.problem(problem);
  }

  #findingText({ code, pointer }: Finding): string {
    const name = pointer.split('/')[1] ?? '';
    if (code === 'REQUIRED') return this.#t('required', { label: this.#t(name as ClaimField) });
    return this.#t(code in ru ? (code as keyof typeof ru) : 'kind-rejected');
  }

  #onInput = ({ target }: Event): void => {
    const { id, value } = target as HTMLInputElement;
    this.#send.edited();
    this.#draft = { ...this.#draft, [id]: value };
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    this.#saveDraft();
    this.#host.requestUpdate();
  };

  #onAttachments(): void {
    this.#send.edited();
    this.#faults = this.#faults.filter(({ id }) => id !== 'uploadIds');
    this.#saveDraft();
  }

  #onFiles(files: FileList | undefined, { config }: Facts): void {
    this.#attachments.add(files ?? [], config.uploads);
  }

  #onSubmit = async (event: SubmitEvent, facts: Facts): Promise<void> => {
    event.preventDefault();
    this.#faults = this.#check(facts);
    if (this.#faults.length === 0) await this.#deliver(facts);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusSummary(this.#host.renderRoot);
  };

  #check({ config }: Facts): readonly FieldFault[] {
    const t = this.#t;
    const draft = this.#draft;
    const info = config.claimTypes.find(({ type }) => type === draft.type);
    const faults: FieldFault[] = [];
    if (!info) faults.push({ id: 'type', text: () => t('chooseFirst') });
    for (const { name, required } of info?.fields ?? [])
      if (required && !draft[name]) faults.push({ id: name, text: () => t('required', { label: t(name) }) });
    if (draft.amount && info?.fields.some(({ name }) => name === 'amount') && !parseMoney(draft.amount))
      faults.push({ id: 'amount', text: () => t('amountFormat') });
    if (!draft.text.trim()) faults.push({ id: 'text', text: () => t('required', { label: t('text') }) });
    if (this.#attachments.isUnfinished) faults.push({ id: 'uploadIds', text: () => t('filesUnfinished') });
    return faults;
  }

  async #deliver({ config }: Facts): Promise<void> {
    const { type, text, amount, ...rest } = this.#draft;
    if (!type) return;
    const names = config.claimTypes.find((each) => each.type === type)?.fields.map(({ name }) => name) ?? [];
    const filled = Object.fromEntries(
      Object.entries(rest).filter(([name, value]) => value && names.includes(name as ClaimField)),
    );
    const kopecks = names.includes('amount') ? parseMoney(amount) : null;
    const sent = await this.#send.send({
      type,
      text,
      ...filled,
      ...(kopecks && { amount: kopecks }),
      uploadIds: [...this.#attachments.ids],
    });
    if (!sent) {
      this.#faults = (this.#send.problem?.findings ?? []).map((finding) => ({
        id: finding.pointer.split('/')[1] ?? '',
        text: () => this.#findingText(finding),
      }));
      return;
    }
    this.#attachments.release();
    this.#draft = EMPTY;
    this.#drafts?.remove(DRAFT);
    this.#registered = sent.value;
    this.#onRegistered(sent.value.id);
  }

  #onAnother = (): void => {
    this.#registered = undefined;
    this.#send.edited();
    this.#host.requestUpdate();
  };

  #onClear = (): void => {
    this.#attachments.clear();
    this.#draft = EMPTY;
    this.#faults = [];
    this.#send.edited();
    this.#drafts?.remove(DRAFT);
    this.#host.requestUpdate();
  };

  #saveDraft(): void {
    const files = this.#attachments.items.flatMap(({ id, name, bytes }) => (id ? [{ id, name, bytes, share: 1 }] : []));
    if (this.#draft === EMPTY && files.length === 0) return;
    this.#isDraftSaved = this.#drafts?.save(DRAFT, { draft: this.#draft, files } satisfies StoredDraft) ?? false;
  }

  /** Restores a draft after a reload or an expired session. */
  restoreDraft(client: Client, meters: readonly Meter[]): void {
    const kept = draftsOf(client).load<StoredDraft>(DRAFT);
    if (!kept || this.#draft !== EMPTY) return;
    const isKnown = meters.some(({ id }) => id === kept.draft.meterId);
    this.#draft = { ...EMPTY, ...kept.draft, ...(!isKnown && { meterId: '' }) };
    this.#attachments.restore(kept.files);
  }

  /** Clears the form for another customer or account; their own draft is restored with the next load. */
  forget(): void {
    this.#draft = EMPTY;
    this.#faults = [];
    this.#registered = undefined;
    this.#send.edited();
    this.#attachments.release();
  }
}
