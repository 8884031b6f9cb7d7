import { html, nothing } from 'lit';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { choicesOf, fieldLabel, inOrder, isDecimal, isMoney, itemLabel } from './setting-texts.ts';
import { emptyLike, kopecksOf, numberOf, roublesOf, withLeaf } from './setting-value.ts';

interface FormOptions {
  readonly kind: string;
  readonly value: unknown;
  /** A value that fits: it decides what a field takes, whatever is typed in it. */
  readonly like: unknown;
  /** The error of the field with a JSON pointer. */
  errorAt(pointer: string): string | undefined;
  onChange(value: unknown): void;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const typed = (event: Event): string => (event.target as HTMLInputElement).value;
const LONG = 60;

/** The fields of a value of any kind. */
export function settingForm({ kind, value, like, errorAt, onChange }: FormOptions): unknown {
  const change = (path: readonly string[], leaf: unknown) => {
    onChange(withLeaf(value, path, leaf));
  };

  const part = (present: unknown, path: readonly string[], model: unknown): unknown => {
    if (Array.isArray(present) && present.some(isObject)) return list(present, path, model);
    if (isObject(present)) {
      const parts = inOrder(present).map(([name, each]) =>
        part(each, [...path, name], isObject(model) ? model[name] : each),
      );
      return path.length === 0 || /^\d+$/.test(path.at(-1) ?? '')
        ? parts
        : html`<fieldset class="part"><legend>${fieldLabel(kind, path)}</legend>${parts}</fieldset>`;
    }
    return leaf(present, path, model);
  };

  const list = (items: readonly unknown[], path: readonly string[], model: unknown): unknown => html`
    ${items.map(
      (item, at) => html`
        <fieldset class="part">
          <legend>${itemLabel(kind, at)}</legend>
          ${part(item, [...path, String(at)], Array.isArray(model) ? (model[at] ?? model[0]) : item)}
          ${
            items.length > 1
              ? html`<div><button type="button" class="vk-text" aria-label="Убрать: ${itemLabel(kind, at)}" @click=${() => {
                  change(
                    path,
                    items.filter((_, index) => index !== at),
                  );
                }}>Убрать</button></div>`
              : nothing
          }
        </fieldset>`,
    )}
    <div><button type="button" class="vk-tonal" @click=${() => {
      change(path, [...items, emptyLike(items[0])]);
    }}>Добавить</button></div>`;

  const leaf = (present: unknown, path: readonly string[], model: unknown): unknown => {
    const id = ['value', ...path].join('-');
    const pointer = ['/value', ...path].join('/');
    const error = errorAt(pointer);
    const label = fieldLabel(kind, path);
    if (present === true && path.length === 0)
      return html`<p class="vk-muted">Значения здесь нет: меняется только основание.</p>`;
    if (typeof present === 'boolean')
      return html`<div class="checks"><label><input type="checkbox" id=${id} .checked=${present} @change=${(
        event: Event,
      ) => {
        change(path, (event.target as HTMLInputElement).checked);
      }}>${label}</label></div>`;
    const described = error ? `${id}-error` : nothing;
    const wrong = error ? 'true' : nothing;
    const choices = choicesOf(kind, path);
    const control = (() => {
      if (choices && typeof present === 'string')
        return html`<select id=${id} aria-invalid=${wrong} aria-describedby=${described} @change=${(event: Event) => {
          change(path, typed(event));
        }}>${Object.entries(choices).map(([each, text]) => html`<option value=${each} ?selected=${each === present}>${text}</option>`)}</select>`;
      if (Array.isArray(present))
        return html`<textarea id=${id} rows="6" aria-invalid=${wrong} aria-describedby=${described} .value=${present.join('\n')} @change=${(
          event: Event,
        ) => {
          change(
            path,
            typed(event)
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          );
        }}></textarea>`;
      if (typeof model === 'number') {
        const money = isMoney(kind, path);
        return html`<input id=${id} inputmode="decimal" autocomplete="off" aria-invalid=${wrong} aria-describedby=${described} .value=${typeof present !== 'number' ? String(present) : money ? roublesOf(present) : String(present).replace('.', ',')} @change=${(
          event: Event,
        ) => {
          change(path, money ? kopecksOf(typed(event)) : numberOf(typed(event)));
        }}>`;
      }
      const text = typeof present === 'string' ? present : '';
      const isLong = (typeof model === 'string' && model.length > LONG) || path.at(-1) === 'text';
      const decimal = isDecimal(kind, path);
      const onChangeText = (event: Event) => {
        const given = decimal ? typed(event).trim().replace(',', '.') : typed(event);
        change(path, model === null || model === undefined ? given || null : given);
      };
      return isLong
        ? html`<textarea id=${id} rows=${Math.min(12, 2 + Math.ceil(text.length / 80))} aria-invalid=${wrong} aria-describedby=${described} .value=${text} @change=${onChangeText}></textarea>`
        : html`<input id=${id} autocomplete="off" aria-invalid=${wrong} aria-describedby=${described} .value=${decimal ? text.replace('.', ',') : text} @change=${onChangeText}>`;
    })();
    return field({ id, label, error, control });
  };

  return part(value, [], like);
}
