import { html, nothing } from 'lit';
import type { Finding } from '@vodokanal/contract';
import type { Connection, Problem } from '@vodokanal/client';
import type { VkElement } from './element.ts';
import { describedBy, newFormId, type FieldFault } from './form.ts';
import type { Say } from './messages.ts';
import { errorSummary, focusSummary } from './parts/error-summary.ts';
import { field } from './parts/field.ts';
import { SendTask } from './send-task.ts';

export interface FieldSpec {
  /** Text when left out. */
  readonly type?: 'text' | 'password' | 'checkbox' | 'choice' | 'textarea';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  readonly isOptional?: boolean;
  /** Of a choice: its values; their texts have the keys `NAME-VALUE`. */
  readonly choices?: readonly string[];
  /** How many letters are taken; 200 when left out, 2000 of a textarea. */
  readonly max?: number;
  /** Stands below the label, in the place of the text `NAMEHint`; of a checkbox above it, as the caption of a group. */
  readonly hint?: () => unknown;
  /** Turns what was typed or pasted into what is kept. */
  readonly tidy?: (text: string) => string;
}

export interface FormSpec<C, Name extends string, T> {
  /** For ids; they are unique on the page, because the fields may stand in it. */
  readonly name: string;
  readonly fields: Readonly<Record<Name, FieldSpec>>;
  readonly submit: string;
  /** Key of the text while it is sent. */
  readonly sending: string;
  /** What is wrong beyond an empty field: a text for a field. */
  check?(values: Readonly<Record<Name, string>>): Partial<Record<Name, string>>;
  send(client: C, values: Readonly<Record<Name, string>>, intent: string): Promise<T>;
  onSent(value: T, values: Readonly<Record<Name, string>>): void;
  /** A refusal that is answered elsewhere than in the form. */
  onRefused?(problem: Problem): boolean;
  /** Which field a problem or a finding without one of our fields belongs to: the first of them that is shown. */
  readonly faultsOf?: Readonly<Record<string, readonly Name[]>>;
  /** The page may hold it back: `vk-before-submit`. */
  readonly asks?: boolean;
}

type Texts = Say<string>;

/**
 * A form of plain fields: what is typed, what is wrong with which field, and sending it once. Its texts follow from
 * the names: `NAME` is a label, `NAMEHint` a hint, `NAMERequired` what is said of an empty field. What somebody typed is
 * lost by no refusal; a password is covered again when it is sent.
 */
export class FormTask<Name extends string, T, C extends Connection = Connection> {
  readonly #host: VkElement;
  readonly #say: Texts;
  readonly #spec: FormSpec<C, Name, T>;
  readonly #send: SendTask<C, Readonly<Record<Name, string>>, T>;
  readonly #id: string;
  readonly #names: readonly Name[];
  #values: Record<Name, string>;
  #faults: readonly FieldFault[] = [];
  #isShown = false;

  constructor(host: VkElement, say: unknown, spec: FormSpec<C, Name, T>) {
    this.#host = host;
    this.#say = say as Texts;
    this.#spec = spec;
    this.#id = newFormId(spec.name);
    this.#names = Object.keys(spec.fields) as Name[];
    this.#values = this.#empty();
    this.#send = new SendTask<C, Readonly<Record<Name, string>>, T>(host as VkElement & { readonly client: C | undefined }, { asks: spec.asks ?? false, send: (client, values, intent) => spec.send(client, values, intent) });
    host.addController({
      hostConnected: () => host.ownerDocument.defaultView?.addEventListener('pageshow', this.#cover),
      hostDisconnected: () => host.ownerDocument.defaultView?.removeEventListener('pageshow', this.#cover),
    });
  }

  get values(): Readonly<Record<Name, string>> {
    return this.#values;
  }

  get isSending(): boolean {
    return this.#send.isSending;
  }

  /** Puts something into a field as if it had been typed. */
  fill(name: Name, text: string): void {
    this.#set(name, text);
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#values = this.#empty();
    this.#faults = [];
    this.#send.edited();
    this.#host.requestUpdate();
  }

  /** `before` and `after` stand around the fields, inside the form. */
  render({ names = this.#names, before = nothing, after = nothing, actions = nothing }: { readonly names?: readonly Name[]; readonly before?: unknown; readonly after?: unknown; readonly actions?: unknown } = {}): unknown {
    const say = this.#say;
    const { isSending, problem } = this.#send;
    // What was chosen since may have taken their fields away.
    const faults = this.#faults.filter(({ id }) => names.some((name) => id === this.#idOf(name)));
    return html`
      <form novalidate @submit=${this.#onSubmit} @input=${this.#onInput} @change=${this.#onInput}>
        ${faults.length > 0 ? errorSummary(say('summary'), faults) : problem ? html`<div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1"><p>${say.problem(problem)}</p></div>` : nothing}
        ${before}
        ${names.map((name) => this.#renderField(name))}
        ${after}
        <div class="vk-actions"><button aria-disabled=${isSending}>${say(isSending ? this.#spec.sending : this.#spec.submit)}</button>${actions}</div>
      </form>`;
  }

  #renderField(name: Name): unknown {
    const say = this.#say;
    const { type = 'text', autocomplete = 'off', inputmode = 'text', isOptional, choices = [], max, hint: ownHint } = this.#spec.fields[name];
    const id = this.#idOf(name);
    const error = this.#faults.find((fault) => fault.id === id)?.text;
    const hintKey = `${name}Hint`;
    const hintText = ownHint ? ownHint() : say(hintKey);
    const hint = hintText === hintKey ? undefined : hintText;
    const described = describedBy(id, hint, error);
    const value = this.#values[name];
    const label = isOptional && type !== 'checkbox' ? say('optional', { label: say(name) }) : say(name);
    switch (type) {
      case 'checkbox': return html`<div class="vk-field">${ownHint ? html`<strong>${ownHint()}</strong>` : nothing}${error ? html`<p class="vk-error" id="${id}-error">${error}</p>` : nothing}<label class="vk-check"><input id=${id} name=${name} type="checkbox" .checked=${value === 'on'} aria-invalid=${Boolean(error)} aria-describedby=${described}>${label}</label></div>`;
      case 'choice': return field({ id, label, hint, error, control: html`<select id=${id} name=${name} aria-invalid=${Boolean(error)} aria-describedby=${described}>${choices.map((choice) => html`<option value=${choice} .selected=${choice === value}>${say(`${name}-${choice}`)}</option>`)}</select>` });
      case 'textarea': return field({ id, label, hint, error, control: html`<textarea id=${id} name=${name} rows="4" maxlength=${max ?? 2000} .value=${value} aria-invalid=${Boolean(error)} aria-describedby=${described}></textarea>` });
      case 'password': return field({
        id, label, hint, error,
        control: html`<div class="vk-actions">
          <input id=${id} name=${name} type=${this.#isShown ? 'text' : 'password'} autocomplete=${autocomplete as 'new-password'} autocapitalize="none" spellcheck="false" .value=${value} aria-invalid=${Boolean(error)} aria-describedby=${described}>
          <button type="button" class="vk-plain" aria-label=${say('showPassword')} aria-pressed=${this.#isShown} @click=${this.#onShow}>${say(this.#isShown ? 'hide' : 'show')}</button>
        </div>`,
      });
      default: return field({ id, label, hint, error, control: html`<input id=${id} name=${name} autocomplete=${autocomplete as 'off'} inputmode=${inputmode} maxlength=${max ?? 200} autocapitalize="none" spellcheck="false" .value=${value} aria-invalid=${Boolean(error)} aria-describedby=${described}>` });
    }
  }

  #empty(): Record<Name, string> {
    return Object.fromEntries(this.#names.map((name) => [name, this.#spec.fields[name].choices?.[0] ?? ''])) as Record<Name, string>;
  }

  #idOf(name: Name): string {
    return `${this.#id}-${name}`;
  }

  #set(name: Name, text: string): void {
    if (text === this.#values[name]) return;
    this.#values = { ...this.#values, [name]: text };
    this.#faults = this.#faults.filter(({ id }) => id !== this.#idOf(name));
    this.#send.edited();
  }

  #cover = (): void => {
    this.#isShown = false;
    this.#host.requestUpdate();
  };

  #onShow = (): void => {
    this.#isShown = !this.#isShown;
    this.#host.requestUpdate();
  };

  #onInput = ({ target }: Event): void => {
    const { name, value, type, checked } = target as HTMLInputElement;
    const spec = this.#spec.fields[name as Name] as FieldSpec | undefined;
    if (!spec) return;
    const tidy = spec.tidy?.(value) ?? value;
    this.#set(name as Name, type === 'checkbox' ? (checked ? 'on' : '') : tidy);
    this.#host.requestUpdate();
  };

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.submit(event.currentTarget as HTMLElement);
  };

  /** Checks, sends and, where something is wrong, moves the focus to what it is. */
  async submit(form: HTMLElement): Promise<void> {
    // What was chosen a moment ago may have put other fields in the place of these.
    await this.#host.updateComplete;
    const shown = this.#names.filter((name) => form.querySelector(`[name="${name}"]`));
    this.#isShown = false;
    const missing = shown.filter((name) => !this.#spec.fields[name].isOptional && this.#spec.fields[name].type !== 'checkbox' && this.#values[name].trim() === '');
    const wrong: Partial<Record<Name, string>> = this.#spec.check?.(this.#values) ?? {};
    this.#faults = shown.flatMap((name) => {
      const text = missing.includes(name) ? this.#required(name) : wrong[name];
      return text ? [{ id: this.#idOf(name), text }] : [];
    });
    if (this.#faults.length === 0) {
      const sent = await this.#send.send(this.#values);
      if (sent) return this.#spec.onSent(sent.value, this.#values);
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
    const text = this.#say(key);
    return text === key ? this.#say('required', { label: this.#say(name) }) : text;
  }

  #refuse({ code, findings }: Problem, shown: readonly Name[]): void {
    const nameOf = (key: string): Name | undefined => {
      const names = this.#spec.faultsOf?.[key] ?? [key.slice(1)];
      return shown.find((name) => names.includes(name));
    };
    const found = findings.flatMap((finding) => {
      const name = nameOf(finding.pointer);
      return name ? [{ id: this.#idOf(name), text: this.#textOf(finding, name) }] : [];
    });
    const field = nameOf(code);
    this.#faults = found.length > 0 ? found : field ? [{ id: this.#idOf(field), text: this.#say(code) }] : [];
  }

  #textOf({ code, params }: Finding, name: Name): string {
    if (code === 'REQUIRED') return this.#required(name);
    const text = this.#say(code, params as Record<string, string | number> | undefined);
    return text === code ? this.#say('kind-rejected') : text;
  }
}
