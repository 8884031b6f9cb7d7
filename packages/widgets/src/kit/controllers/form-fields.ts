import { html, nothing } from 'lit';
import { showIcon } from '../../generated/icons/show.ts';
import type { VkElement } from '../element.ts';
import { describedBy, newFormId } from '../parts/field-faults.ts';
import type { Translate } from '../i18n/messages.ts';
import { field, type ControlOptions } from '../parts/field.ts';
import { toneIcon } from '../parts/notice.ts';
import { inTime } from './in-time.ts';

export interface FieldSpec {
  /** `text` by default. */
  readonly type?: 'text' | 'password' | 'checkbox' | 'choice' | 'textarea';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  readonly isOptional?: boolean;
  /** Values of a choice; their labels have the keys `NAME-VALUE`. */
  readonly choices?: readonly string[];
  /** Maximum length in characters: 200 by default, 2000 for a textarea. */
  readonly max?: number;
  /** Replaces the text `NAMEHint` below the label; for a checkbox, the caption above it. */
  readonly hint?: () => unknown;
  /** Normalises typed or pasted text before it is stored. */
  readonly normalize?: (text: string) => string;
  /** Renders the control in place of a text field, e.g. `codeField`. */
  readonly control?: (options: ControlOptions) => unknown;
}

export interface FieldsSpec<Name extends string> {
  /** Prefix of ids. They must be unique on the page, because the fields may be outside a shadow root. */
  readonly name: string;
  readonly fields: Readonly<Record<Name, FieldSpec>>;
  readonly submit: string;
  /** Key of the button's text while the form is being sent. */
  readonly sending: string;
  /** The primary action on screen is another one. */
  readonly isSecondary?: boolean;
}

/** Sends a form and knows its errors. */
export interface FieldsSender<Name extends string> {
  readonly isSending: boolean;
  faultOf(name: Name): string | undefined;
  /** Renders the error summary of these fields and of the form as a whole. */
  renderSummary(names: readonly Name[]): unknown;
  /** Renders the choice to wait or to stop when the answer is late. */
  renderWait(): unknown;
  /** Called after each edit: the next send is a new intent. */
  edited(name?: Name): void;
  submit(form: HTMLElement): Promise<void>;
}

/**
 * Plain fields and their values. Message keys follow from the names: `NAME` is the label, `NAMEHint` the hint.
 * The sender may load later; until then the fields can be filled in.
 */
export class FormFields<Name extends string> {
  readonly #host: VkElement;
  readonly #t: Translate<string>;
  readonly #spec: FieldsSpec<Name>;
  readonly #load: (() => Promise<FieldsSender<Name>>) | undefined;
  readonly #id: string;
  #values: Record<Name, string>;
  #isShown = false;
  #isLoading = false;
  #hasFailed = false;
  protected sender: FieldsSender<Name> | undefined;

  /** `load` imports the sender when the form is first submitted. */
  constructor(host: VkElement, t: unknown, spec: FieldsSpec<Name>, load?: () => Promise<FieldsSender<Name>>) {
    this.#host = host;
    this.#t = t as Translate<string>;
    this.#spec = spec;
    this.#load = load;
    this.#id = newFormId(spec.name);
    this.#values = this.#empty();
    // When the host moves to another document, `ownerDocument` is already the new one in `hostDisconnected`.
    let view: Window | null;
    host.addController({
      hostConnected: () => {
        view = host.ownerDocument.defaultView;
        view?.addEventListener('pageshow', this.hidePassword);
      },
      hostDisconnected: () => view?.removeEventListener('pageshow', this.hidePassword),
    });
  }

  get names(): readonly Name[] {
    return Object.keys(this.#spec.fields) as Name[];
  }

  get values(): Readonly<Record<Name, string>> {
    return this.#values;
  }

  get isSending(): boolean {
    return this.#isLoading || this.sender?.isSending === true;
  }

  idOf(name: Name): string {
    return `${this.#id}-${name}`;
  }

  labelOf(name: Name): string {
    return this.#t(name);
  }

  specOf(name: Name): FieldSpec {
    return this.#spec.fields[name];
  }

  /** Sets a field as if it had been typed. */
  fill(name: Name, text: string): void {
    this.#set(name, text);
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#values = this.#empty();
    this.sender?.edited();
    this.#host.requestUpdate();
  }

  /** Call it when something that is not a field has changed, so that the next send is a new intent. */
  edited(): void {
    this.sender?.edited();
  }

  /** Hides a shown password again. */
  hidePassword = (): void => {
    this.#isShown = false;
    this.#host.requestUpdate();
  };

  /** Sends the form, or shows its errors. */
  async submit(form: HTMLElement): Promise<void> {
    this.#hasFailed = false;
    if (!this.sender && this.#load && !this.#isLoading) {
      this.#isLoading = true;
      this.#host.requestUpdate();
      this.sender = await inTime(this.#load()).catch(() => undefined);
      this.#isLoading = false;
      this.#hasFailed = !this.sender;
      this.#host.requestUpdate();
    }
    await this.sender?.submit(form);
  }

  /** `before` and `after` are rendered around the fields, inside the form. `elsewhere` are fields that they render. */
  render({
    names = this.names,
    elsewhere = [],
    before = nothing,
    after = nothing,
    actions = nothing,
  }: {
    readonly names?: readonly Name[];
    readonly elsewhere?: readonly Name[];
    readonly before?: unknown;
    readonly after?: unknown;
    readonly actions?: unknown;
  } = {}): unknown {
    const t = this.#t;
    return html`
      <form novalidate @submit=${this.#onSubmit} @input=${this.#onInput} @change=${this.#onInput}>
        ${this.#hasFailed ? html`<div class="vk-summary vk-notice" data-tone="problem" role="alert" tabindex="-1">${toneIcon('problem')}<p>${t('kind-offline')}</p></div>` : (this.sender?.renderSummary([...names, ...elsewhere]) ?? nothing)}
        ${before}
        ${names.map((name) => this.renderField(name))}
        ${after}
        ${this.sender?.renderWait() ?? nothing}
        <div class="vk-actions"><button class=${this.#spec.isSecondary ? 'vk-tonal' : nothing} aria-disabled=${this.isSending}>${t(this.isSending ? this.#spec.sending : this.#spec.submit)}</button>${actions}</div>
      </form>`;
  }

  /** Renders one field, for a form that has it in another place. */
  renderField(name: Name): unknown {
    const t = this.#t;
    const {
      type = 'text',
      autocomplete = 'off',
      inputmode = 'text',
      isOptional,
      choices = [],
      max,
      hint: ownHint,
      control,
    } = this.specOf(name);
    const id = this.idOf(name);
    const error = this.sender?.faultOf(name);
    const hintKey = `${name}Hint`;
    const hintText = ownHint ? ownHint() : t(hintKey);
    const hint = hintText === hintKey ? undefined : hintText;
    const described = describedBy(id, hint, error);
    const value = this.#values[name];
    const label = isOptional && type !== 'checkbox' ? t('optional', { label: t(name) }) : t(name);
    switch (type) {
      case 'checkbox':
        return html`<div class="vk-field">${ownHint ? html`<strong>${ownHint()}</strong>` : nothing}${error ? html`<p class="vk-error" id="${id}-error">${error}</p>` : nothing}<label class="vk-check"><input id=${id} name=${name} type="checkbox" .checked=${value === 'on'} aria-invalid=${Boolean(error)} aria-describedby=${described}>${label}</label></div>`;
      case 'choice':
        return field({
          id,
          label,
          hint,
          error,
          control: html`<select id=${id} name=${name} aria-invalid=${Boolean(error)} aria-describedby=${described}>${choices.map((choice) => html`<option value=${choice} .selected=${choice === value}>${t(`${name}-${choice}`)}</option>`)}</select>`,
        });
      case 'textarea':
        return field({
          id,
          label,
          hint,
          error,
          control: html`<textarea id=${id} name=${name} rows="4" maxlength=${max ?? 2000} .value=${value} aria-invalid=${Boolean(error)} aria-describedby=${described}></textarea>`,
        });
      case 'password':
        return field({
          id,
          label,
          hint,
          error,
          control: html`<div class="vk-actions">
          <input id=${id} name=${name} type=${this.#isShown ? 'text' : 'password'} autocomplete=${autocomplete as 'new-password'} autocapitalize="none" spellcheck="false" .value=${value} aria-invalid=${Boolean(error)} aria-describedby=${described}>
          <button type="button" class="vk-text" aria-label=${t('showPassword')} aria-pressed=${this.#isShown} @click=${this.#onShow}>${showIcon()}</button>
        </div>`,
        });
      default:
        return field({
          id,
          label,
          hint,
          error,
          control:
            control?.({ id, name, value, isWrong: Boolean(error), describedBy: described }) ??
            html`<input id=${id} name=${name} autocomplete=${autocomplete as 'off'} inputmode=${inputmode} maxlength=${max ?? 200} autocapitalize="none" spellcheck="false" .value=${value} aria-invalid=${Boolean(error)} aria-describedby=${described}>`,
        });
    }
  }

  #empty(): Record<Name, string> {
    return Object.fromEntries(this.names.map((name) => [name, this.specOf(name).choices?.[0] ?? ''])) as Record<
      Name,
      string
    >;
  }

  #set(name: Name, text: string): void {
    if (text === this.#values[name]) return;
    this.#values = { ...this.#values, [name]: text };
    this.#hasFailed = false;
    this.sender?.edited(name);
  }

  #onShow = (): void => {
    this.#isShown = !this.#isShown;
    this.#host.requestUpdate();
  };

  #onInput = ({ target }: Event): void => {
    const { name, value, type, checked } = target as HTMLInputElement;
    const spec = this.#spec.fields[name as Name] as FieldSpec | undefined;
    if (!spec) return;
    const text = spec.normalize?.(value) ?? value;
    this.#set(name as Name, type === 'checkbox' ? (checked ? 'on' : '') : text);
    this.#host.requestUpdate();
  };

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.submit(event.currentTarget as HTMLElement);
  };
}
