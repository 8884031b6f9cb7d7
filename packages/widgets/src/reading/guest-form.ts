import { html, nothing } from 'lit';
import type { Finding, GuestReading, GuestReceipt } from '@vodokanal/contract';
import { guestOf, type Client, type Problem } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { describedBy, type FieldFault } from '../kit/parts/field-faults.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { field } from '../kit/parts/field.ts';
import { notice, toneIcon } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import ru from './messages/guest.ru.ts';

const FIELDS = ['account', 'serial', 'value'] as const;
type Name = (typeof FIELDS)[number];

/** The field of a problem code or pointer, when it is not the reading. */
const FIELD_OF: Readonly<Record<string, Name>> = {
  GUEST_NOT_FOUND: 'serial',
  '/accountNumber': 'account',
  '/serialNumber': 'serial',
};

/**
 * A form without a sign-in: account number, serial number and reading, sent together. It shows no account data and stores
 * nothing on the device.
 */
export class GuestForm {
  readonly #host: VkAccountElement;
  readonly #onSent: () => void;
  readonly #t: Translate<keyof typeof ru>;
  readonly #send: SendTask<
    Client,
    Omit<GuestReading, 'ticket'> & { readonly account: string; readonly serial: string },
    GuestReceipt
  >;
  #typed: Record<Name, string>;
  #findings: readonly Finding[] = [];
  #isConfirmed = false;
  #faults: readonly FieldFault[] = [];
  #receipt: GuestReceipt | undefined;
  #ticket: string | undefined;
  /** Of the utility, for the receipt. */
  #timeZone: string | undefined;

  constructor(host: VkAccountElement, onSent: () => void) {
    this.#host = host;
    this.#onSent = onSent;
    this.#t = messages(host, ru, { en: () => import('./messages/guest.en.ts') });
    // Values typed into the form that came with the page.
    const prerendered = host.hasUpdated ? null : host.shadowRoot?.querySelector('form');
    const before = (name: Name) => {
      const value = prerendered && new FormData(prerendered).get(name);
      return typeof value === 'string' ? value : '';
    };
    this.#typed = { account: before('account'), serial: before('serial'), value: before('value') };
    this.#send = new SendTask(host, {
      isCancelable: true,
      send: async (client, { account, serial, ...reading }, intent) => {
        // One lookup for these numbers, so that a retry uses the same ticket with the same idempotency key.
        if (this.#ticket === undefined) {
          const { ticket, window } = await guestOf(client).lookup(account, serial);
          this.#ticket = ticket;
          this.#timeZone = window.timeZone;
        }
        return guestOf(client).send({ ...reading, ticket: this.#ticket }, intent);
      },
    });
  }

  render(): unknown {
    const t = this.#t;
    return html`
      <section class="vk-card" part="card" aria-labelledby="title">
        <slot name="heading"><h2 id="title" part="heading">${t('guestTitle')}</h2></slot>
        ${this.#receipt ? this.#renderReceipt(this.#receipt) : this.#renderForm()}
      </section>`;
  }

  #renderReceipt({ receiptNumber, value, receivedAt }: GuestReceipt): unknown {
    const t = this.#t;
    const format = formats(t);
    return html`
      <div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}
        <p><strong>${t('accepted', { moment: format.moment(receivedAt, this.#timeZone) })}</strong></p>
        <p>${t('guestValue', { value: format.decimal(value) })}<br>${t('receiptNumber', { number: receiptNumber })}</p>
        <p>${t('guestKeep')}</p>
      </div>
      <div class="vk-actions"><button type="button" class="vk-tonal" @click=${this.#onAnother}>${t('guestAnother')}</button></div>`;
  }

  #renderForm(): unknown {
    const t = this.#t;
    const { isSending, problem } = this.#send;
    const toConfirm = this.#findings.filter(({ severity }) => severity === 'confirm');
    return html`
      <form method="post" action="${this.#host.client?.endpoint ?? ''}/post/guest-reading" novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
        ${this.#faults.length > 0 ? errorSummary(t('summary'), this.#faults) : problem && toConfirm.length === 0 ? html`<div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1">${toneIcon('problem')}<p>${t.problem(problem)}</p></div>` : nothing}
        ${FIELDS.map((name) => this.#renderField(name))}
        ${
          toConfirm.length > 0
            ? notice({
                tone: 'warning',
                text: html`<span class="findings">${toConfirm.map(({ code }) => html`<span>${this.#textOf(code)}</span>`)}
            <label class="vk-check"><input id="confirm" type="checkbox" .checked=${this.#isConfirmed} @change=${this.#onConfirm}>${t('confirm')}</label></span>`,
              })
            : nothing
        }
        ${this.#send.renderWait()}
        <div class="vk-actions"><button aria-disabled=${isSending}>${t(isSending ? 'sending' : 'guestSubmit')}</button></div>
      </form>`;
  }

  #renderField(name: Name): unknown {
    const t = this.#t;
    const error = this.#faults.find(({ id }) => id === name)?.text();
    const hint = t(`guest-${name}-hint`);
    return field({
      id: name,
      label: t(`guest-${name}`),
      hint,
      error,
      control: html`<input id=${name} name=${name} inputmode=${name === 'value' ? 'decimal' : 'text'} autocomplete="off" maxlength="40" .value=${this.#typed[name]} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(name, hint, error)}>`,
    });
  }

  /** Guests get texts of their own, because the kit's texts quote numbers that a guest must not see. */
  #textOf(code: string): string {
    const own = `guest-${code}` as keyof typeof ru;
    const text = this.#t(own);
    return text === own ? this.#t(code as keyof typeof ru) : text;
  }

  #onInput = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    if (!(name in this.#typed)) return;
    this.#typed = { ...this.#typed, [name]: value };
    if (name !== 'value') this.#ticket = undefined;
    this.#faults = this.#faults.filter(({ id }) => id !== name);
    this.#findings = [];
    this.#isConfirmed = false;
    this.#send.edited();
    this.#host.requestUpdate();
  };

  #onConfirm = ({ target }: Event): void => {
    this.#isConfirmed = (target as HTMLInputElement).checked;
    this.#faults = [];
    this.#send.edited();
    this.#host.requestUpdate();
  };

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const t = this.#t;
    const { value, ...numbers } = this.#typed;
    this.#faults = FIELDS.filter((name) => !this.#typed[name].trim()).map((name) => ({
      id: name,
      text: () => t('guestRequired', { label: t(`guest-${name}`) }),
    }));
    if (this.#findings.some(({ severity }) => severity === 'confirm') && !this.#isConfirmed)
      this.#faults = [{ id: 'confirm', text: () => t('guestConfirm') }];
    if (this.#faults.length === 0) {
      const confirmed = this.#isConfirmed ? this.#findings.map(({ code }) => code) : [];
      const sent = await this.#send.send({ value, confirmed, ...numbers });
      if (sent) {
        this.#receipt = sent.value;
        this.#onSent();
      } else if (this.#send.problem) this.#refuse(this.#send.problem);
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusSummary(this.#host.renderRoot);
  };

  #refuse({ code, findings }: Problem): void {
    if (code === 'GUEST_NOT_FOUND') this.#ticket = undefined;
    const open = findings.filter(({ severity }) => severity !== 'info');
    if (code === 'READING_UNCONFIRMED') this.#findings = open;
    else if (open.length > 0)
      this.#faults = open.map((finding) => ({
        id: FIELD_OF[finding.pointer] ?? 'value',
        text: () => this.#textOf(finding.code),
      }));
    else if (FIELD_OF[code]) this.#faults = [{ id: FIELD_OF[code], text: () => this.#textOf(code) }];
  }

  #onAnother = (): void => {
    this.#receipt = undefined;
    this.#ticket = undefined;
    this.#findings = [];
    this.#isConfirmed = false;
    this.#typed = { ...this.#typed, serial: '', value: '' };
    this.#send.edited();
    this.#host.requestUpdate();
  };
}
