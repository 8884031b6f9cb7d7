import { html, nothing } from 'lit';
import type { Application, ApplicationTemplate, ApplicationValues, Finding, NewApplication } from '@vodokanal/contract';
import { applicationCasesOf, draftsOf, type Client, type Problem } from '@vodokanal/client';
import { applicationFaults } from '@vodokanal/contract/policies/application-fields';
import { knownValues } from '@vodokanal/contract/rules/application-values';
import type { VkAccountElement } from '../kit/account-element.ts';
import { Attachments } from '../kit/controllers/attachments.ts';
import { customerUploads } from '../kit/controllers/customer-uploads.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { openDialog, question } from '../kit/parts/dialog.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { notice } from '../kit/parts/notice.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { filesStyles } from '../kit/theme/files.styles.ts';
import { toastStyles } from '../kit/theme/toast.styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
import type { ApplicationCode } from './application-code.ts';
import { ApplicationDraft, controlOf, type StoredApplication } from './application-draft.ts';
import { applicationField } from './application-fields.ts';
import { draftName, type ApplicationsShown } from './applications-shown.ts';
import type { ApplicationPreview } from './application-preview.ts';
import { localText } from './application-text.ts';
import { VisitChoiceField } from './visit-choice.ts';
import ru from './messages/filling.ru.ts';
import { styles } from './application-filling.styles.ts';

interface Fault {
  readonly id: string;
  /** A function, because the language may change while it is shown. */
  readonly text: () => string;
}

/** The form of one template: its fields, the preview, the code where one is required. */
export class ApplicationFilling {
  readonly #host: VkAccountElement;
  readonly #onFiled: (application: Application) => void;
  readonly #t;
  readonly #visit: VisitChoiceField;
  readonly #preview: LazyPart<ApplicationPreview>;
  readonly #code: LazyPart<ApplicationCode>;
  readonly #send: SendTask<Client, NewApplication, Application>;
  readonly #files = new Map<string, Attachments>();
  #template: ApplicationTemplate | undefined;
  #shown: ApplicationsShown | undefined;
  #draft: ApplicationDraft | undefined;
  #faults: readonly Fault[] = [];
  #isPreviewing = false;
  #isSigning = false;
  #isDraftSaved = true;

  constructor(host: VkAccountElement, onFiled: (application: Application) => void) {
    this.#host = host;
    this.#onFiled = onFiled;
    this.#t = messages(host, ru, { en: () => import('./messages/filling.en.ts') });
    this.#visit = new VisitChoiceField(host);
    this.#send = new SendTask(host, {
      isCancelable: true,
      send: (client: Client, application: NewApplication, intent) =>
        applicationCasesOf(client).submit(this.#accountId, application, intent),
    });
    this.#preview = new LazyPart(
      host,
      async () => new (await import('./application-preview.ts')).ApplicationPreview(host),
    );
    this.#code = new LazyPart(
      host,
      async () =>
        new (await import('./application-code.ts')).ApplicationCode(host, {
          onSigned: (ticket) => void this.#file(ticket),
          onCancelled: () => this.#cancelCode(),
        }),
    );
    adopt(host.renderRoot, filesStyles, toastStyles, typedStyles, styles);
  }

  /** Called when something else is shown; the draft stays on the device. */
  forget(): void {
    this.#template = this.#shown = this.#draft = undefined;
    this.#faults = [];
    this.#isPreviewing = this.#isSigning = false;
    this.#send.edited();
    this.#code.value?.forget();
    for (const files of this.#files.values()) files.release();
  }

  render(template: ApplicationTemplate, shown: ApplicationsShown): unknown {
    if (template.id !== this.#template?.id) this.#begin(template, shown);
    this.#template = template;
    this.#shown = shown;
    const draft = this.#draft;
    if (!draft) return nothing;
    if (this.#isSigning) return this.#code.value?.render();
    return this.#isPreviewing ? this.#renderPreview(template, shown) : this.#renderForm(template, shown, draft);
  }

  #begin(template: ApplicationTemplate, { facts }: ApplicationsShown): void {
    this.forget();
    const draft = (this.#draft = new ApplicationDraft(template, knownValues(template, facts)));
    const { client } = this.#host;
    const stored = client && draftsOf(client).load<StoredApplication>(draftName(template.id));
    if (!stored) return;
    draft.restore(stored);
    for (const [name, files] of Object.entries(stored.files)) this.#filesOf(name).restore(files);
  }

  #renderForm(template: ApplicationTemplate, shown: ApplicationsShown, draft: ApplicationDraft): unknown {
    const t = this.#t;
    const { fields, title, about, term, unit, law, visit } = template;
    const name = localText(title, t.language());
    const words = localText(about, t.language());
    const { problem } = this.#send;
    const isBegun = draft.isBegun || [...this.#files.values()].some(({ items }) => items.length > 0);
    return html`
      <h3 tabindex="-1" lang=${name.lang ?? nothing}>${name.text}</h3>
      <p lang=${words.lang ?? nothing}>${words.text}</p>
      ${notice({ text: html`${t(unit === 'workingDays' ? 'decideIn' : 'decideInCalendar', { term })} <span lang="ru">${t('law', { law })}</span>` })}
      <form novalidate @submit=${this.#onCheck}>
        ${errorSummary(t('summary'), this.#faults)}
        ${this.#faults.length === 0 && problem && problem.kind !== 'signed-out' ? notice({ tone: 'problem', text: this.#problemText(problem), takesFocus: true }) : nothing}
        ${fields.map((field) =>
          applicationField(field, {
            t,
            draft,
            facts: shown.facts,
            limits: shown.config.uploads,
            files: field.kind === 'files' ? this.#filesOf(field.name) : undefined,
            faultOf: (id) => this.#faults.find((fault) => fault.id === id)?.text(),
            problemText: (fault) => this.#problemText(fault),
            onInput: (id, value) => this.#type(id, value),
            onEdited: () => this.#edited(),
          }),
        )}
        ${
          visit
            ? this.#visit.render({
                kind: visit,
                chosen: draft.visit,
                error: this.#faults.find(({ id }) => id === 'visit')?.text(),
                none: t('visitLater'),
                onChoice: (choice) => {
                  draft.visit = choice;
                  this.#edited('visit');
                },
              })
            : nothing
        }
        ${this.#preview.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
        <div class="vk-actions">
          <button type="submit">${t('check')}</button>
          ${isBegun ? html`<button type="button" class="vk-text" @click=${() => openDialog(this.#host.renderRoot)}>${t('clear')}</button>` : nothing}
        </div>
        ${isBegun ? html`<p class="vk-muted">${t(this.#isDraftSaved ? 'draftKept' : 'draftNotKept')}</p>` : nothing}
      </form>
      ${question({ title: t('clearTitle'), text: t('clearText'), confirm: t('clear'), cancel: t('clearCancel'), onConfirm: () => this.#clear() })}`;
  }

  #renderPreview(template: ApplicationTemplate, { facts, config }: ApplicationsShown): unknown {
    const t = this.#t;
    const { problem, isSending } = this.#send;
    const codeProblem = this.#code.value?.problem;
    const shown = problem ?? codeProblem;
    const isBusy = isSending || this.#code.value?.isSending === true;
    return html`
      <h3 id="preview" tabindex="-1">${t('previewTitle')}</h3>
      <p>${template.needsCode ? t('previewCode', { recipient: facts.codeTo ?? '' }) : t('previewIntro')}</p>
      ${this.#preview.value?.render({
        template,
        facts,
        utility: config.utility,
        values: this.#values(),
        visit: this.#visit.slotOf(this.#draft?.visit),
        files: [...this.#files.values()].flatMap(({ items }) => items),
        label: t('paper'),
      })}
      ${shown && shown.kind !== 'signed-out' ? notice({ tone: 'problem', text: this.#problemText(shown), takesFocus: true }) : nothing}
      ${this.#code.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      ${this.#send.renderWait()}
      <div class="vk-actions">
        <button type="button" aria-disabled=${isBusy} @click=${this.#onSend}>${t(isBusy ? 'sending' : template.needsCode ? 'sign' : 'send')}</button>
        <button type="button" class="vk-tonal" aria-disabled=${isBusy} @click=${isBusy ? nothing : this.#onFix}>${t('fix')}</button>
      </div>`;
  }

  get #accountId(): string {
    return this.#host.client?.session.account?.id ?? '';
  }

  /** The files of a field; their uploads begin at once. */
  #filesOf(name: string): Attachments {
    let files = this.#files.get(name);
    if (!files) {
      files = new Attachments(this.#host, customerUploads(this.#host), () => this.#edited(name));
      this.#files.set(name, files);
    }
    return files;
  }

  #values(): ApplicationValues {
    return this.#draft?.values(this.#shown?.facts.meters ?? [], (name) => this.#files.get(name)?.ids ?? []) ?? {};
  }

  /** The application as it is filled in now. */
  #application(): NewApplication | undefined {
    return this.#template && this.#draft?.application(this.#template.id, this.#values());
  }

  /** Finds what cannot be sent; by the rule of the contract that the endpoint uses, too. */
  #check(): boolean {
    const template = this.#template;
    const shown = this.#shown;
    const application = this.#application();
    if (!template || !shown || !application) return false;
    const unfinished = template.fields.filter(({ name }) => this.#files.get(name)?.isUnfinished);
    const { facts, config } = shown;
    const findings = applicationFaults(template, application, {
      today: facts.today,
      meters: facts.meters,
      maxFiles: config.uploads.maxFiles,
    }).filter(({ pointer }) => !unfinished.some(({ name }) => pointer === `/values/${name}`));
    this.#faults = [
      ...unfinished.map(({ name }) => ({ id: name, text: () => this.#t('filesUnfinished') })),
      ...this.#faultsOf(findings),
    ];
    this.#host.requestUpdate();
    return this.#faults.length === 0;
  }

  #faultsOf(findings: readonly Finding[]): Fault[] {
    const fields = this.#template?.fields ?? [];
    const values = this.#values();
    return findings.map((finding) => ({
      id: controlOf(finding, fields, values),
      text: () => this.#findingText(finding),
    }));
  }

  #findingText({ code, pointer, params = {} }: Finding): string {
    const t = this.#t;
    const field = this.#template?.fields.find(({ name }) => name === pointer.split('/')[2]);
    const label = field ? localText(field.label, t.language()).text : '';
    if (code === 'REQUIRED') return t('required', { label });
    if (code === 'NOT_ALLOWED') return t('tooShort', { least: Number(params['least'] ?? 0) });
    if (code === 'BAD_FORMAT')
      return field?.kind === 'date' || field?.kind === 'period' || field?.kind === 'persons'
        ? t(pointer.endsWith('/to') ? 'endBeforeStart' : 'DATE_FORMAT')
        : t('required', { label });
    if (code === 'LESS_THAN_PREVIOUS') return t('lessThanPrevious', { previous: String(params['previous'] ?? '') });
    return t(code in ru ? (code as keyof typeof ru) : 'kind-rejected');
  }

  #problemText(problem: Problem): string {
    const [finding] = problem.findings;
    return problem.code === 'INVALID' && finding ? this.#findingText(finding) : this.#t.problem(problem);
  }

  #type(id: string, value: string): void {
    this.#draft?.set(id, value);
    this.#edited(id);
  }

  #edited(id?: string): void {
    this.#send.edited();
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    const { client } = this.#host;
    const draft = this.#draft;
    if (!draft || !this.#template) return;
    const files = Object.fromEntries(
      [...this.#files].map(([name, { items }]) => [
        name,
        items.flatMap(({ id: fileId, name: title, bytes }) =>
          fileId ? [{ id: fileId, name: title, bytes, share: 1 as const }] : [],
        ),
      ]),
    );
    const stored: StoredApplication = { typed: draft.typed, files, visit: draft.visit };
    this.#isDraftSaved = client !== undefined && draftsOf(client).save(draftName(this.#template.id), stored);
    this.#host.requestUpdate();
  }

  #clear(): void {
    for (const files of this.#files.values()) files.clear();
    this.#removeDraft();
    const template = this.#template;
    const shown = this.#shown;
    if (template && shown) this.#begin(template, shown);
    this.#host.requestUpdate();
  }

  #removeDraft(): void {
    const { client } = this.#host;
    if (client && this.#template) draftsOf(client).remove(draftName(this.#template.id));
  }

  /** Shows the application as its document will read; only from there it is sent. */
  #onCheck = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.#check()) {
      await this.#host.updateComplete;
      focusSummary(this.#host.renderRoot);
      return;
    }
    this.#isPreviewing = (await this.#preview.load()) !== undefined;
    await this.#focus('#preview');
  };

  #onFix = (): void => {
    this.#isPreviewing = false;
    void this.#focus('h3');
  };

  #onSend = async (): Promise<void> => {
    if (!this.#template?.needsCode) return this.#file(undefined);
    const application = this.#application();
    const code = await this.#code.load();
    if (!code || !application) return;
    this.#isSigning = await code.begin(this.#accountId, application);
    if (!this.#isSigning) await this.#showRefusal(code.problem);
    this.#host.requestUpdate();
  };

  #cancelCode(): void {
    this.#isSigning = false;
    void this.#focus('#preview');
  }

  /** Sends the application; `ticket` is that of the code that confirms it. */
  async #file(ticket: string | undefined): Promise<void> {
    const application = this.#application();
    if (!application) return;
    const accountId = this.#accountId;
    this.#isSigning = false;
    const sent = await this.#send.send({ ...application, ...(ticket !== undefined && { ticket }) });
    // Another account is on screen by now: what is typed there stays.
    if (accountId !== this.#accountId) return;
    if (!sent) {
      await this.#showRefusal(this.#send.problem);
      return;
    }
    this.#removeDraft();
    this.forget();
    this.#onFiled(sent.value);
  }

  /** Leads back to the fields that the utility refuses. */
  async #showRefusal(problem: Problem | undefined): Promise<void> {
    if (problem?.code === 'SLOT_TAKEN' && this.#draft) {
      this.#draft.visit = undefined;
      this.#visit.reload();
      this.#faults = [{ id: 'visit', text: () => this.#t('SLOT_TAKEN') }];
    } else this.#faults = this.#faultsOf(problem?.findings ?? []);
    if (this.#faults.length > 0) this.#isPreviewing = false;
    await this.#focus('.vk-summary');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
