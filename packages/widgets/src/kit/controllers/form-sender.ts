import { html, nothing } from 'lit';
import type { Finding } from '@vodokanal/contract';
import type { Connection, Problem } from '@vodokanal/client';
import type { VkElement } from '../element.ts';
import type { FieldFault } from '../parts/field-faults.ts';
import type { FieldsSender, FormFields } from './form-fields.ts';
import type { Translate } from '../i18n/messages.ts';
import { errorSummary, focusSummary } from '../parts/error-summary.ts';
import { SendTask } from './send-task.ts';
import { toneIcon } from '../parts/notice.ts';

export interface SenderSpec<C, Name extends string, T> {
  /** Checks beyond empty fields: an error text for each wrong field. */
  check?(values: Readonly<Record<Name, string>>): Partial<Record<Name, string | undefined>>;
  send(client: C, values: Readonly<Record<Name, string>>, intent: string): Promise<T>;
  onSent(value: T, values: Readonly<Record<Name, string>>): void;
  /** Returns true when the refusal is handled outside the form. */
  onRefused?(problem: Problem): boolean;
  /** Maps a problem code or a finding's pointer to fields; the first of them on screen gets the error. */
  readonly faultsOf?: Readonly<Record<string, readonly Name[]>>;
  /** Fires `vk-before-submit`, so that the page may cancel. */
  readonly isCancelable?: boolean;
}

/**
 * Checks the fields and sends them once. `NAMERequired` is the error of an empty field. A refusal keeps the typed values;
 * a shown password is hidden when the form is sent.
 */
export class FormSender<Name extends string, T, C extends Connection = Connection> implements FieldsSender<Name> {
  readonly #host: VkElement;
  readonly #t: Translate<string>;
  readonly #fields: FormFields<Name>;
  readonly #spec: SenderSpec<C, Name, T>;
  readonly #send: SendTask<C, Readonly<Record<Name, string>>, T>;
  #faults: readonly FieldFault[] = [];

  constructor(host: VkElement, t: unknown, fields: FormFields<Name>, spec: SenderSpec<C, Name, T>) {
    this.#host = host;
    this.#t = t as Translate<string>;
    this.#fields = fields;
    this.#spec = spec;
    this.#send = new SendTask<C, Readonly<Record<Name, string>>, T>(
      host as VkElement & { readonly client: C | undefined },
      { isCancelable: spec.isCancelable ?? false, send: (client, values, intent) => spec.send(client, values, intent) },
    );
  }

  get isSending(): boolean {
    return this.#send.isSending;
  }

  faultOf(name: Name): string | undefined {
    const id = this.#fields.idOf(name);
    return this.#faults.find((fault) => fault.id === id)?.text();
  }

  renderSummary(names: readonly Name[]): unknown {
    const t = this.#t;
    const { problem } = this.#send;
    // A choice made meanwhile may have removed the fields of some errors.
    const faults = this.#faults.filter(({ id }) => names.some((name) => id === this.#fields.idOf(name)));
    return faults.length > 0
      ? errorSummary(t('summary'), faults)
      : problem
        ? html`<div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1">${toneIcon('problem')}<p>${t.problem(problem)}</p></div>`
        : nothing;
  }

  renderWait(): unknown {
    return this.#send.renderWait();
  }

  edited(name?: Name): void {
    this.#faults = name ? this.#faults.filter(({ id }) => id !== this.#fields.idOf(name)) : [];
    this.#send.edited();
  }

  /** Moves the focus to the error summary when something is wrong. */
  async submit(form: HTMLElement): Promise<void> {
    const fields = this.#fields;
    // A choice made just now may still replace fields.
    await this.#host.updateComplete;
    const shown = fields.names.filter((name) => form.querySelector(`[name="${name}"]`));
    fields.hidePassword();
    const missing = shown.filter(
      (name) =>
        !fields.specOf(name).isOptional && fields.specOf(name).type !== 'checkbox' && fields.values[name].trim() === '',
    );
    const { values } = fields;
    const check = (): Partial<Record<Name, string | undefined>> => this.#spec.check?.(values) ?? {};
    const wrong = check();
    this.#faults = shown.flatMap((name) => {
      const id = fields.idOf(name);
      const found = wrong[name];
      return missing.includes(name)
        ? [{ id, text: () => this.#required(name) }]
        : found
          ? [{ id, text: () => check()[name] ?? found }]
          : [];
    });
    if (this.#faults.length === 0) {
      const sent = await this.#send.send(fields.values);
      if (sent) return this.#spec.onSent(sent.value, fields.values);
      const { problem } = this.#send;
      if (problem && this.#spec.onRefused?.(problem)) return;
      if (problem) this.#refuse(problem, shown);
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusSummary(form.getRootNode() === this.#host.renderRoot ? this.#host.renderRoot : this.#host);
  }

  #required(name: Name): string {
    const key = `${name}Required`;
    const text = this.#t(key);
    return text === key ? this.#t('required', { label: this.#fields.labelOf(name) }) : text;
  }

  #refuse({ code, findings }: Problem, shown: readonly Name[]): void {
    const nameOf = (key: string): Name | undefined => {
      const names = this.#spec.faultsOf?.[key] ?? [key.slice(1)];
      return shown.find((name) => names.includes(name));
    };
    const found = findings.flatMap((finding) => {
      const name = nameOf(finding.pointer);
      return name ? [{ id: this.#fields.idOf(name), text: () => this.#textOf(finding, name) }] : [];
    });
    const field = nameOf(code);
    this.#faults =
      found.length > 0 ? found : field ? [{ id: this.#fields.idOf(field), text: () => this.#t(code) }] : [];
  }

  #textOf({ code, params }: Finding, name: Name): string {
    if (code === 'REQUIRED') return this.#required(name);
    const text = this.#t(code, params as Record<string, string | number> | undefined);
    return text === code ? this.#t('kind-rejected') : text;
  }
}
