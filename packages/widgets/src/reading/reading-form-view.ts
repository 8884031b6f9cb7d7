import { html, nothing } from 'lit';
import { draftsOf, type Client, type Problem } from '@vodokanal/client';
import { QUEUED } from '@vodokanal/client/connection';
import type { Finding, Meter, MeterList, Reading } from '@vodokanal/contract';
import { addMonths, daysBetween } from '@vodokanal/contract/rules/calendar';
import { priceOf } from '@vodokanal/contract/rules/money';
import { blockingReason } from '@vodokanal/contract/rules/blocking-reason';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { cameraIcon } from '../generated/icons/camera.ts';
import { changeIcon } from '../generated/icons/change.ts';
import { badge } from '../kit/parts/badge.ts';
import { describedBy, type FieldFault } from '../kit/parts/field-faults.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { meterName } from '../kit/i18n/meter-name.ts';
import { messages } from '../kit/i18n/messages.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { field } from '../kit/parts/field.ts';
import { serviceIcon } from '../kit/parts/service.ts';
import { notice } from '../kit/parts/notice.ts';
import type { Drum } from './drum.ts';
import ru from './messages/view.ru.ts';
import type { EstimatePanel } from './estimate-panel.ts';
import { ReadingDelivery, type ReadingToSend } from './reading-delivery.ts';
import { ReadingDrafts } from './reading-drafts.ts';
import { styles } from './reading-form-view.styles.ts';
import type { ReadingPhotos } from './reading-photos.ts';

export interface ReadingFormSpec {
  /** The meters of the account on screen. */
  list(): MeterList | undefined;
  /** Called with the accepted readings and whether any was refused, at once or later. */
  onSettled(accepted: readonly Reading[], hasRefusal: boolean): void;
}

const DRUM = 'drum';
const ON = '1';
const OFF = '0';
/** Days before the end of the window that are shown as a warning. */
const LAST_DAYS = 3;

/** Why a meter accepts no reading now; undefined when it does. */
const blockingReasonOf = (meter: Meter, { window, accountStatus }: MeterList) =>
  blockingReason({ meter, accountStatus, windowOpen: window.open });

/**
 * The form with a field for each meter. It is not split further: when the connection is lost, a reading can still be typed
 * and queued.
 */
export class ReadingFormView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #list: ReadingFormSpec['list'];
  readonly #drafts: ReadingDrafts;
  readonly #delivery: ReadingDelivery;
  #faults: readonly FieldFault[] = [];
  /** Extra controls appear once somebody starts to fill in the form. */
  #isTouched = false;
  #drum: Drum | undefined;
  readonly #estimatePanelFile: LazyPart<typeof EstimatePanel>;
  readonly #printFile: LazyPart<typeof import('../kit/print.ts')>;
  #estimates: EstimatePanel | undefined;
  #photos: ReadingPhotos | undefined;

  constructor(host: VkAccountElement, { list, onSettled }: ReadingFormSpec) {
    this.#host = host;
    this.#list = list;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#drafts = new ReadingDrafts(
      () => host.client && draftsOf(host.client),
      () => host.requestUpdate(),
    );
    this.#delivery = new ReadingDelivery(host, {
      list,
      onAccepted: (meterId, value) => {
        this.#photos?.release(meterId);
        this.#drafts.dropAccepted(meterId, value);
      },
      onSettled: (accepted, hasRefusal) => {
        void this.#estimates?.load();
        onSettled(accepted, hasRefusal);
      },
    });
    this.#estimatePanelFile = new LazyPart(host, async () => (await import('./estimate-panel.ts')).EstimatePanel);
    this.#printFile = new LazyPart(host, () => import('../kit/print.ts'));
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Restores drafts and queued readings of an earlier visit. */
  async restore(client: Client, { items }: MeterList): Promise<void> {
    if (this.#wantsDrum(client)) this.#drum ??= await this.#loadDrum();
    if (!this.#isTouched && !client.storage.get(QUEUED) && !this.#drafts.hasDraft(items)) return;
    this.#isTouched = true;
    this.#drafts.restore(items);
    await this.#delivery.resume(client);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#drafts.clear();
    this.#delivery.forget();
    this.#faults = [];
    this.#photos?.clear();
    this.#estimates = undefined;
  }

  /** `shown` are the meters of this form; readings are checked together with all meters of the list. */
  render(list: MeterList, shown: readonly Meter[]): unknown {
    const t = this.#t;
    const { isSending } = this.#delivery;
    return html`
      ${this.#renderWindow(list, shown)}
      ${this.#renderZone(list)}
      <form novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, shown, list)} @focusin=${this.#onFocus}>
        ${this.#renderHead()}
        <div class="meters">${shown.map((meter) => this.#renderMeter(meter, list))}</div>
        ${this.#delivery.renderWait()}
        ${
          shown.some((meter) => this.#needsReading(meter, list))
            ? html`
              <button type="submit" class="vk-wide" aria-disabled=${isSending}>${t(isSending ? 'sending' : 'submit')}</button>
              <label class="vk-check"><input type="checkbox" .checked=${this.#drum !== undefined} @change=${this.#onDrum}>${t('drum')}</label>`
            : nothing
        }
      </form>
      ${list.accountStatus === 'closed' ? nothing : html`<details @toggle=${this.#onEstimateToggle}><summary>${t('price')}</summary>${this.#estimates?.render(shown) ?? this.#renderEstimateFailed()}</details>`}`;
  }

  #renderEstimateFailed(): unknown {
    const t = this.#t;
    return this.#estimatePanelFile.isUnreachable
      ? notice({
          tone: 'problem',
          text: t('kind-offline'),
          action: { text: t('retry'), run: () => void this.#loadEstimates() },
        })
      : nothing;
  }

  /** The days of the window begin and end by the clock of the utility. */
  #renderZone({ window, accountStatus }: MeterList): unknown {
    const zone = this.#format.otherZone(window.timeZone);
    return zone && accountStatus !== 'closed'
      ? html`<p class="vk-muted">${this.#t('otherZone', { zone })}</p>`
      : nothing;
  }

  /** The deadline; once all readings are sent, when the next are due. */
  #renderWindow({ window, accountStatus }: MeterList, shown: readonly Meter[]): unknown {
    const t = this.#t;
    if (accountStatus === 'closed') return nothing;
    if (window.open && shown.every(({ current }) => current))
      return badge('good', t('allSent', { period: this.#format.period(addMonths(window.period, 1)) }));
    if (!window.open)
      return notice({ tone: 'warning', text: t('opensOn', { date: this.#format.date(window.opensOn) }) });
    const days = daysBetween(window.today, window.closesOn);
    return badge(
      days <= LAST_DAYS ? 'warning' : 'plain',
      days === 0 ? t('windowLastDay') : t('windowOpen', { date: this.#format.date(window.closesOn), days }),
    );
  }

  #renderHead(): unknown {
    const t = this.#t;
    const { accepted, refused, problem, canStore } = this.#delivery;
    return html`
      ${
        accepted.length > 0
          ? notice({
              tone: 'good',
              takesFocus: true,
              text: html`<strong>${t('accepted', { moment: this.#format.moment(accepted[0]?.receivedAt ?? '', this.#list()?.window.timeZone) })}</strong>${accepted.map(({ receiptNumber }) => html`<br>${t('receiptNumber', { number: receiptNumber ?? '' })}`)}`,
              action: { text: t('print'), run: () => void this.#print(accepted) },
            })
          : nothing
      }
      ${accepted.length > 0 && this.#printFile.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      ${errorSummary(t('summary'), this.#faults)}
      ${[...refused].filter(([id]) => !this.#drafts.has(id)).map(([, each]) => notice({ tone: 'problem', text: this.#refusalText(each) }))}
      ${problem && problem.kind !== 'signed-out' ? notice({ tone: 'problem', text: html`${t.problem(problem)}${canStore ? nothing : html`${' '}${t('notKept')}`}` }) : nothing}`;
  }

  #renderMeter(meter: Meter, list: MeterList): unknown {
    const t = this.#t;
    const blockedBy = blockingReasonOf(meter, list);
    const queued = this.#delivery.queuedValueOf(meter);
    return html`
      <div class="vk-panel meter" part="meter" role="group" aria-labelledby="name-${meter.id}">
        <div class="vk-head">${serviceIcon(meter.service)}<div><h3 id="name-${meter.id}">${meterName(this.#t, meter)}</h3><p class="vk-muted">${t('serial', { serial: meter.serialNumber })}</p></div></div>
        ${this.#renderDeclined(meter)}
        ${
          queued !== undefined
            ? this.#renderQueued(meter, queued)
            : meter.current && !this.#drafts.isCorrecting(meter)
              ? this.#renderSent(meter, meter.current)
              : blockedBy === 'WINDOW_CLOSED'
                ? html`<p>${this.#previousOf(meter)}</p>`
                : blockedBy
                  ? notice({
                      tone: blockedBy === 'METER_AUTOMATIC' ? 'plain' : 'warning',
                      text: t(blockedBy as keyof typeof ru),
                    })
                  : this.#renderField(meter, list)
        }
      </div>`;
  }

  /** Billing has declined the reading; its words are in Russian. */
  #renderDeclined({ declined }: Meter): unknown {
    const t = this.#t;
    return declined
      ? notice({
          tone: 'problem',
          text: html`${t('declined', { value: this.#format.decimal(declined.value), date: this.#format.date(declined.takenOn) })} <span lang="ru">${declined.verdict?.text}</span> ${t('declinedNext')}`,
        })
      : nothing;
  }

  /** A queued reading, in place of its field. */
  #renderQueued(meter: Meter, value: string): unknown {
    const t = this.#t;
    const { isFlushing } = this.#delivery;
    return html`
      ${notice({ tone: 'warning', text: html`<strong>${t('queued', { value: this.#format.decimal(value.replace(',', '.')) })}</strong><br>${t('queuedHow')}` })}
      <div class="vk-actions">
        <button type="button" class="vk-tonal" aria-describedby="name-${meter.id}" aria-disabled=${isFlushing} data-sends @click=${() => this.#delivery.retry()}>${t(isFlushing ? 'sending' : 'sendNow')}</button>
        <button type="button" class="vk-text" aria-describedby="name-${meter.id}" aria-disabled=${isFlushing} @click=${() => this.#onWithdraw(meter)}>${t('unqueue')}</button>
      </div>`;
  }

  #renderSent(meter: Meter, { value, takenOn, receiptNumber, status, source, verdict }: Reading): unknown {
    const t = this.#t;
    const refusal = this.#refusalOf(meter);
    return html`
      <p>${badge('good', t(source === 'billing' ? 'inBill' : 'sent', { value: this.#format.decimal(value), date: this.#format.date(takenOn) }))}${receiptNumber ? html`<br><span class="vk-muted">${t('receiptNumber', { number: receiptNumber })}</span>` : nothing}</p>
      ${refusal ? html`<p class="vk-error">${refusal}</p>` : nothing}
      ${status === 'accepted' ? nothing : html`<p class="vk-muted">${t(verdict ? 'counted' : status === 'held' ? 'held' : status === 'billed' ? 'billed' : 'received')}</p>`}
      ${
        status === 'billed'
          ? nothing
          : html`<div class="vk-actions"><button type="button" class="vk-text" aria-describedby="name-${meter.id}" @click=${() => this.#onCorrect(meter)}>${changeIcon()}${t('correct')}</button></div>`
      }`;
  }

  #renderField(meter: Meter, list: MeterList): unknown {
    const t = this.#t;
    const id = `value-${meter.id}`;
    const text = this.#drafts.textOf(meter);
    const error = this.#errorOf(meter, list);
    const hint = `${this.#previousOf(meter)}. ${t(this.#drum ? 'drumHint' : meter.fractionDigits > 0 ? 'redDigits' : 'wholeOnly')}`;
    const onLeave = () => this.#drafts.markLeft(meter);
    return html`
      ${this.#drum && meter.previous ? this.#drum.renderStill(meter, meter.previous.value) : nothing}
      ${field({
        id,
        label: t('value'),
        hint,
        error,
        control:
          this.#drum?.render(meter, {
            id,
            text,
            isWrong: Boolean(error),
            describedBy: describedBy(id, hint, error),
            onInput: (typed) => this.#onInput(meter, typed),
            onLeave,
          }) ??
          html`<input id=${id} inputmode="decimal" autocomplete="off" enterkeyhint="next" maxlength="20" .value=${text} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(id, hint, error)}
          @input=${({ target }: Event) => this.#onInput(meter, (target as HTMLInputElement).value)} @blur=${onLeave}>`,
      })}
      ${this.#isTouched ? this.#renderBelow(meter, list) : html`<p class="volume"></p>`}`;
  }

  /** Below the field: consumption, cost, findings. */
  #renderBelow(meter: Meter, list: MeterList): unknown {
    const t = this.#t;
    const isEmpty = !this.#drafts.textOf(meter).trim();
    const findings = this.#drafts.findingsOf(meter, list);
    const toConfirm = findings.filter(({ severity }) => severity === 'confirm');
    return html`
      <p class="volume" role="status">${isEmpty ? nothing : this.#volumeOf(meter, list)}</p>
      ${findings.filter(({ severity }) => severity === 'info').map((finding) => html`<p>${this.#findingText(finding)}</p>`)}
      ${
        toConfirm.length > 0
          ? notice({
              tone: 'warning',
              text: html`<span class="findings">${toConfirm.map((finding) => html`<span>${this.#findingText(finding)}</span>`)}
          <label class="vk-check"><input id="confirm-${meter.id}" type="checkbox" .checked=${this.#drafts.isConfirmed(meter)} @change=${({ target }: Event) => this.#onConfirm(meter, (target as HTMLInputElement).checked)}>${t('confirm')}</label></span>`,
            })
          : nothing
      }
      ${this.#photos?.has(meter) ? this.#photos.render(meter) : nothing}
      <div class="vk-actions">
        ${this.#renderPhotoChoice(meter)}
        ${isEmpty && meter.previous ? html`<button type="button" class="vk-text" aria-describedby="name-${meter.id}" @click=${() => this.#onSame(meter, list)}>${t('same')}</button>` : nothing}
      </div>
      ${this.#drafts.isCorrecting(meter) ? html`<div class="vk-actions"><button type="button" class="vk-text" @click=${() => this.#drafts.cancelCorrection(meter)}>${t('keep')}</button></div>` : nothing}`;
  }

  /** No photo when a partner signed in for one account: such a session may send readings but no files. */
  #renderPhotoChoice(meter: Meter): unknown {
    const t = this.#t;
    if (this.#photos?.has(meter) || this.#host.client?.session.customerId === undefined) return nothing;
    return html`<span class="choose vk-button vk-text">${cameraIcon()}${t('photo')}<input type="file" accept="image/*" aria-label=${t('photo')} aria-describedby="name-${meter.id}" @change=${(event: Event) => this.#onPhoto(meter, event.target as HTMLInputElement)}></span>`;
  }

  /** Whether the form has a field for this meter. */
  #needsReading(meter: Meter, list: MeterList): boolean {
    return (
      !blockingReasonOf(meter, list) &&
      this.#delivery.queuedValueOf(meter) === undefined &&
      (!meter.current || this.#drafts.isCorrecting(meter))
    );
  }

  #previousOf({ previous }: Meter): string {
    if (!previous) return '';
    const isEstimate = previous.source === 'estimate' || previous.source === 'norm';
    return this.#t(isEstimate ? 'previousEstimate' : 'previous', {
      value: this.#format.decimal(previous.value),
      date: this.#format.date(previous.takenOn),
    });
  }

  #volumeOf(meter: Meter, list: MeterList): string {
    const { volume, findings } = this.#drafts.check(meter, list);
    if (volume === null || findings.some(({ severity }) => severity === 'block')) return '';
    const shown = this.#format.decimal(volume);
    return meter.pricePerCubicMetre === null
      ? this.#t('volume', { volume: shown })
      : this.#t('volumeAndCost', {
          volume: shown,
          cost: this.#format.money(priceOf(volume, meter.pricePerCubicMetre)),
        });
  }

  #errorOf(meter: Meter, list: MeterList): string | undefined {
    const blocking = this.#drafts.findingsOf(meter, list).filter(({ severity }) => severity === 'block');
    return (
      blocking.map((finding) => this.#findingText(finding)).join(' ') ||
      this.#refusalOf(meter) ||
      this.#faults.find(({ id }) => id === `value-${meter.id}`)?.text()
    );
  }

  #refusalOf({ id }: Meter): string | undefined {
    const problem = this.#delivery.refused.get(id);
    return problem && this.#refusalText(problem);
  }

  #refusalText(problem: Problem): string {
    return problem.findings.map((finding) => this.#findingText(finding)).join(' ') || this.#t.problem(problem);
  }

  #findingText({ code, params = {} }: Finding): string {
    return this.#t(
      code as keyof typeof ru,
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          name === 'period'
            ? this.#format.period(String(value))
            : typeof value === 'string'
              ? this.#format.decimal(value)
              : value,
        ]),
      ),
    );
  }

  #touch(): void {
    this.#isTouched = true;
    this.#host.requestUpdate();
  }

  #clearFaults(meter: Meter): void {
    this.#faults = this.#faults.filter(({ id }) => !id.endsWith(meter.id));
  }

  async #focus(id: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  /** Not on focus of a button: controls that open above it would move it between press and release, and the click is lost. */
  #onFocus = ({ target }: Event): void => {
    if (!(target as HTMLElement).closest('button')) this.#touch();
  };

  #onInput(meter: Meter, text: string): void {
    // Autofill sets a value without a focus.
    this.#isTouched = true;
    this.#delivery.edited();
    this.#delivery.clearRefusal(meter);
    this.#clearFaults(meter);
    this.#drafts.type(meter, text);
  }

  #onConfirm(meter: Meter, confirmed: boolean): void {
    this.#delivery.edited();
    this.#clearFaults(meter);
    this.#drafts.confirm(meter, confirmed);
  }

  #onCorrect(meter: Meter): void {
    this.#isTouched = true;
    this.#delivery.clearRefusal(meter);
    this.#drafts.correct(meter, this.#format.decimal(meter.current?.value ?? ''));
    void this.#focus(`value-${meter.id}`);
  }

  /** Fills in the previous reading, to be confirmed like any reading without consumption. */
  #onSame(meter: Meter, list: MeterList): void {
    this.#onInput(meter, this.#format.decimal(meter.previous?.value ?? ''));
    this.#drafts.markLeft(meter);
    void this.#focus(
      this.#drafts.findingsOf(meter, list).some(({ severity }) => severity === 'confirm')
        ? `confirm-${meter.id}`
        : `value-${meter.id}`,
    );
  }

  #onSubmit = async (event: SubmitEvent, shown: readonly Meter[], list: MeterList): Promise<void> => {
    event.preventDefault();
    const host = this.#host;
    this.#isTouched = true;
    const readings = this.#readingsToSend(
      shown.filter((meter) => this.#needsReading(meter, list)),
      list,
    );
    if (this.#faults.length === 0) await this.#delivery.send(readings);
    host.requestUpdate();
    await host.updateComplete;
    focusSummary(host.renderRoot);
    // A queued reading replaces the field that had the focus.
    if (!host.shadowRoot?.activeElement?.closest('form'))
      host.renderRoot.querySelector<HTMLElement>('[data-sends]')?.focus();
  };

  /** The readings that can be sent; the others become field errors. */
  #readingsToSend(meters: readonly Meter[], list: MeterList): readonly ReadingToSend[] {
    const t = this.#t;
    const typed = meters.filter((meter) => this.#drafts.textOf(meter).trim());
    const faults: FieldFault[] = [];
    const readings = typed.flatMap((meter): readonly ReadingToSend[] => {
      const refuse = (field: 'value' | 'confirm', text: () => string) => {
        faults.push({ id: `${field}-${meter.id}`, text });
        return [];
      };
      this.#drafts.markLeft(meter);
      const name = () => meterName(this.#t, meter);
      const { findings } = this.#drafts.check(meter, list);
      const blocking = findings.find(({ severity }) => severity === 'block');
      const open = findings.filter(({ severity }) => severity === 'confirm');
      if (blocking) return refuse('value', () => `${name()}: ${this.#findingText(blocking)}`);
      if (open.length > 0 && !this.#drafts.isConfirmed(meter))
        return refuse('confirm', () => t('confirmFirst', { meter: name() }));
      const photos = this.#photos;
      if (photos?.isUploading(meter)) return refuse('value', () => `${name()}: ${photos.waitText}`);
      return [
        {
          meter,
          text: this.#drafts.textOf(meter),
          confirmed: open.map(({ code }) => code),
          photoId: photos?.idOf(meter),
        },
      ];
    });
    const [first] = meters;
    if (typed.length === 0 && first) faults.push({ id: `value-${first.id}`, text: () => t('nothingTyped') });
    this.#faults = faults;
    return readings;
  }

  /** Removes a reading from the queue and puts it back into its field. */
  #onWithdraw = async (meter: Meter): Promise<void> => {
    if (await this.#delivery.withdraw(meter)) await this.#focus(`value-${meter.id}`);
  };

  #onPhoto = async (meter: Meter, input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    if (!file) return;
    this.#delivery.edited();
    try {
      const { ReadingPhotos } = await import('./reading-photos.ts');
      await (this.#photos ??= new ReadingPhotos(this.#host)).add(meter, file);
    } catch {
      this.#faults = [{ id: `value-${meter.id}`, text: () => this.#t('kind-offline') }];
      this.#host.requestUpdate();
    }
  };

  /** Saves the choice of the drum field on the device. */
  #onDrum = async ({ target }: Event): Promise<void> => {
    const { checked } = target as HTMLInputElement;
    const { storage } = this.#host.client ?? {};
    storage?.set(DRUM, checked ? ON : OFF);
    this.#drum = checked ? await this.#loadDrum() : undefined;
    this.#host.requestUpdate();
  };

  /** As chosen on this device; by default on touch screens, where the digits are read from the meter in the other hand. */
  #wantsDrum({ storage }: Client): boolean {
    const chosen = storage.get(DRUM);
    return chosen
      ? chosen === ON
      : this.#host.ownerDocument.defaultView?.matchMedia('(pointer: coarse)').matches === true;
  }

  /** Undefined when the lazy chunk failed to load; the plain field stays. */
  async #loadDrum(): Promise<Drum | undefined> {
    return import('./drum.ts').then(
      ({ Drum }) => new Drum(this.#host.renderRoot as ShadowRoot),
      () => undefined,
    );
  }

  #onEstimateToggle = async (event: Event): Promise<void> => {
    if ((event.currentTarget as HTMLDetailsElement).open) await this.#loadEstimates();
  };

  async #loadEstimates(): Promise<void> {
    const Panel = await this.#estimatePanelFile.load();
    if (!Panel) return;
    this.#estimates ??= new Panel(this.#host, (meter) => meterName(this.#t, meter));
    this.#host.requestUpdate();
    await this.#estimates.load();
  }

  /** Prints a receipt: every reading with its receipt number, which the utility can check. */
  async #print(accepted: readonly Reading[]): Promise<void> {
    const file = await this.#printFile.load();
    const t = this.#t;
    const { account } = this.#host.client?.session ?? {};
    const meters = this.#list()?.items ?? [];
    file?.printLines(this.#host.ownerDocument, t('printTitle'), [
      ...(account ? [`${t('printAccount', { number: account.number })}, ${account.address}`] : []),
      ...accepted.map(({ meterId, value, receivedAt, receiptNumber }) => {
        const meter = meters.find(({ id }) => id === meterId);
        return t('printLine', {
          meter: meter ? meterName(this.#t, meter) : '',
          serial: meter?.serialNumber,
          value: this.#format.decimal(value),
          moment: this.#format.moment(receivedAt, this.#list()?.window.timeZone),
          receiptNumber: receiptNumber ?? '',
        });
      }),
      t('printCheck'),
    ]);
  }
}
