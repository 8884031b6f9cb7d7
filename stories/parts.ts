import { html, type TemplateResult } from 'lit';
import { VkAccountElement } from '@vodokanal/widgets/kit/account-element';
import { define } from '@vodokanal/widgets/kit/define';
import { messages, type Translate } from '@vodokanal/widgets/kit/i18n/messages';
import amountEn from '@vodokanal/widgets/kit/i18n/messages/amount.en';
import amount from '@vodokanal/widgets/kit/i18n/messages/amount.ru';
import dateEn from '@vodokanal/widgets/kit/i18n/messages/date.en';
import date from '@vodokanal/widgets/kit/i18n/messages/date.ru';
import { Toast } from '@vodokanal/widgets/kit/parts/toast';
import { codeFieldStyles } from '@vodokanal/widgets/kit/theme/code-field.styles';
import { dataStyles } from '@vodokanal/widgets/kit/theme/data.styles';
import { definitionStyles } from '@vodokanal/widgets/kit/theme/definition.styles';
import { filesStyles } from '@vodokanal/widgets/kit/theme/files.styles';
import { stepperStyles } from '@vodokanal/widgets/kit/theme/stepper.styles';
import { tileStyles } from '@vodokanal/widgets/kit/theme/tile.styles';
import { timeStyles } from '@vodokanal/widgets/kit/theme/time.styles';
import { toastStyles } from '@vodokanal/widgets/kit/theme/toast.styles';
import { typedStyles } from '@vodokanal/widgets/kit/theme/typed.styles';

const own = { ...amount, ...date };

/** What the content of a story may use of the element around it. */
export interface PartContext {
  readonly root: ShadowRoot;
  readonly toast: Toast;
  readonly t: Translate<keyof typeof own>;
  /** Typed texts by the names of their fields. */
  readonly typed: Readonly<Record<string, string>>;
}

export type PartContent = (context: PartContext) => unknown;

/** Shows a part of the kit in a card, with the styles it has inside a widget, and keeps what is typed into its fields. */
class StoryPart extends VkAccountElement {
  static override styles = [
    VkAccountElement.styles,
    dataStyles,
    codeFieldStyles,
    definitionStyles,
    filesStyles,
    stepperStyles,
    tileStyles,
    timeStyles,
    toastStyles,
    typedStyles,
  ];
  static override properties = { content: { attribute: false } };
  declare content: PartContent;
  readonly #t = messages(this, own, { en: () => Promise.resolve({ default: { ...amountEn, ...dateEn } }) });
  readonly #toast = new Toast(this);
  #typed: Readonly<Record<string, string>> = {};

  override render(): unknown {
    const root = this.renderRoot as ShadowRoot;
    return html`<section class="vk-card" @input=${this.#onInput}>${this.content({ root, toast: this.#toast, t: this.#t, typed: this.#typed })}</section>`;
  }

  #onInput = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    this.#typed = { ...this.#typed, [name]: value };
    this.requestUpdate();
  };
}
define('story-part', StoryPart);

/** Renders a part in a card. */
export const inCard = (content: unknown): TemplateResult =>
  html`<story-part .content=${typeof content === 'function' ? content : () => content}></story-part>`;
