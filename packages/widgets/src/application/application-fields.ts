import { html, nothing } from 'lit';
import type { ApplicationFacts, ApplicationField, Config } from '@vodokanal/contract';
import type { Problem } from '@vodokanal/client';
import type { Attachments } from '../kit/controllers/attachments.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { dateField } from '../kit/parts/date-field.ts';
import { field as fieldPart } from '../kit/parts/field.ts';
import { describedBy } from '../kit/parts/field-faults.ts';
import { filesField } from '../kit/parts/files.ts';
import { meterName } from './meter-name.ts';
import type { ApplicationDraft } from './application-draft.ts';
import { localText } from './application-text.ts';
import type ru from './messages/filling.ru.ts';

export interface FieldContext {
  readonly t: Translate<keyof typeof ru>;
  readonly draft: ApplicationDraft;
  readonly facts: ApplicationFacts;
  readonly limits: Config['uploads'];
  /** Of a field of files. */
  readonly files: Attachments | undefined;
  faultOf(id: string): string | undefined;
  problemText(problem: Problem): string;
  onInput(id: string, value: string): void;
  /** The rows of a field of persons have changed. */
  onEdited(): void;
}

/** The controls of one field of a template. */
export function applicationField(field: ApplicationField, context: FieldContext): unknown {
  const { t, draft, facts, limits, files, faultOf, problemText, onEdited } = context;
  const { name, kind, required } = field;
  const language = t.language();
  const label = localText(field.label, language);
  const hint = field.hint && localText(field.hint, language);
  const title = html`<span lang=${label.lang ?? nothing}>${required ? label.text : t('optional', { label: label.text })}</span>`;
  const hintText = hint ? html`<span lang=${hint.lang ?? nothing}>${hint.text}</span>` : '';
  const single = (control: (id: string, described: string, isWrong: boolean) => unknown) => {
    const error = faultOf(name);
    return fieldPart({
      id: name,
      label: title,
      hint: hintText,
      error,
      control: control(name, describedBy(name, hint, error), Boolean(error)),
    });
  };
  const input = (inputMode: 'text' | 'decimal') =>
    single(
      (id, described, isWrong) =>
        html`<input id=${id} inputmode=${inputMode} maxlength="300" autocomplete="off" .value=${draft.valueOf(id)} aria-invalid=${isWrong} aria-describedby=${described} @input=${(event: Event) => typed(event, context)}>`,
    );
  const select = (options: readonly (readonly [value: string, text: string])[]) =>
    single(
      (id, described, isWrong) => html`
        <select id=${id} aria-invalid=${isWrong} aria-describedby=${described} @change=${(event: Event) => typed(event, context)}>
          <option value="" .selected=${draft.valueOf(id) === ''}>${t('notChosen')}</option>
          ${options.map(([value, text]) => html`<option value=${value} .selected=${value === draft.valueOf(id)}>${text}</option>`)}
        </select>`,
    );
  switch (kind) {
    case 'text':
      return input('text');
    case 'number':
      return input('decimal');
    case 'longText':
      return single(
        (id, described, isWrong) =>
          html`<textarea id=${id} rows="4" maxlength="4000" .value=${draft.valueOf(id)} aria-invalid=${isWrong} aria-describedby=${described} @input=${(event: Event) => typed(event, context)}></textarea>`,
      );
    case 'choice':
      return select(
        (field.options ?? []).map(({ value, label: option }) => [value, localText(option, language).text] as const),
      );
    case 'meter':
      return facts.meters.length === 0
        ? html`<p>${title}: ${t('noMeters')}</p>`
        : select(facts.meters.map((meter) => [meter.id, meterName(meter, t)] as const));
    case 'date':
      return single((id, described, isWrong) => day(id, described, isWrong, field, context));
    case 'period':
      return group(title, hintText, faultOf(`${name}.from`) ?? faultOf(`${name}.to`), [
        html`<div class="pair">${(['from', 'to'] as const).map((end) => {
          const id = `${name}.${end}`;
          const error = faultOf(id);
          return fieldPart({
            id,
            label: t(end),
            control: day(id, describedBy(id, '', error), Boolean(error), field, context),
          });
        })}</div>`,
      ]);
    case 'persons': {
      const rows = Array.from({ length: draft.rowsOf(name) }, (_, row) => person(name, row, context));
      return group(title, hintText, undefined, [
        ...rows,
        html`<div><button type="button" class="vk-tonal" @click=${() => {
          draft.addPerson(name);
          onEdited();
        }}>${t('addPerson')}</button></div>`,
      ]);
    }
    case 'readings':
      return group(
        title,
        hintText,
        undefined,
        facts.meters.map((meter) => {
          const id = `${name}.${meter.id}`;
          const error = faultOf(id);
          const last = meter.last === null ? '' : t('lastReading', { value: meter.last.replace('.', ',') });
          return fieldPart({
            id,
            label: meterName(meter, t),
            hint: last,
            error,
            control: html`<input id=${id} inputmode="decimal" autocomplete="off" maxlength="20" .value=${draft.valueOf(id)} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(id, last, error)} @input=${(event: Event) => typed(event, context)}>`,
          });
        }),
      );
    case 'files':
      return files
        ? filesField({
            t,
            attachments: files,
            limits,
            id: name,
            label: required ? label.text : t('optional', { label: label.text }),
            ...(hint && { hint: hint.text }),
            error: faultOf(name),
            problem: problemText,
          })
        : nothing;
  }
}

const typed = ({ target }: Event, { onInput }: FieldContext): void => {
  const { id, value } = target as HTMLInputElement;
  onInput(id, value);
};

function day(
  id: string,
  described: string,
  isWrong: boolean,
  { days }: ApplicationField,
  context: FieldContext,
): unknown {
  const { t, draft, facts } = context;
  return html`<span @input=${(event: Event) => typed(event, context)}>${dateField({
    id,
    name: id,
    value: draft.valueOf(id),
    isWrong,
    describedBy: described,
    t,
    ...(days === 'past' && { max: facts.today }),
    ...(days === 'future' && { min: facts.today }),
  })}</span>`;
}

function person(name: string, row: number, context: FieldContext): unknown {
  const { t, draft, faultOf, onEdited } = context;
  const nameId = `${name}.${row}.name`;
  const bornId = `${name}.${row}.born`;
  const error = faultOf(nameId);
  const bornError = faultOf(bornId);
  return html`
    <div class="pair">
      ${fieldPart({
        id: nameId,
        label: t('personName'),
        error,
        control: html`<input id=${nameId} maxlength="200" autocomplete="off" .value=${draft.valueOf(nameId)} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(nameId, '', error)} @input=${(event: Event) => typed(event, context)}>`,
      })}
      ${fieldPart({
        id: bornId,
        label: t('optional', { label: t('personBorn') }),
        error: bornError,
        control: day(
          bornId,
          describedBy(bornId, '', bornError),
          Boolean(bornError),
          { name, kind: 'date', label: { ru: '' }, required: false, days: 'past' },
          context,
        ),
      })}
      ${
        draft.rowsOf(name) > 1
          ? html`<div><button type="button" class="vk-text" aria-label=${t('removePerson', { name: draft.valueOf(nameId) || String(row + 1) })} @click=${() => {
              draft.removePerson(name, row);
              onEdited();
            }}>${t('removeShort')}</button></div>`
          : nothing
      }
    </div>`;
}

const group = (title: unknown, hint: unknown, error: string | undefined, controls: readonly unknown[]): unknown => html`
  <fieldset class="group">
    <legend>${title}</legend>
    ${hint ? html`<p class="vk-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="vk-error">${error}</p>` : nothing}
    ${controls}
  </fieldset>`;
