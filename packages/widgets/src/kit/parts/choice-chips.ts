import { html } from 'lit';

export interface ChoiceChipsOptions<Value extends string> {
  /** Name of the radio group, unique in the shadow root. */
  readonly name: string;
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, text: unknown])[];
  readonly onChoice: (value: Value) => void;
}

/** A choice of one among a few values that are all visible. */
export const choiceChips = <Value extends string>({
  name,
  label,
  value,
  choices,
  onChoice,
}: ChoiceChipsOptions<Value>) => html`
  <fieldset class="vk-chips">
    <legend class="vk-unseen">${label}</legend>
    ${choices.map(([each, text]) => html`<label><input type="radio" name=${name} value=${each} .checked=${each === value} @change=${() => onChoice(each)}>${text}</label>`)}
  </fieldset>`;
