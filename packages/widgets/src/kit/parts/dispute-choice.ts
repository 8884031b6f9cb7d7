import { html, nothing } from 'lit';
import { claimAddress, type ClaimCodes } from '../claim-address.ts';
import type { VkElement } from '../element.ts';

/** What can be disputed, and how. */
export interface DisputeOptions<Item> {
  readonly items: readonly Item[];
  /** Ids are unique among the items; the empty one stands for something that is not in the list. */
  readonly idOf: (item: Item) => string;
  readonly textOf: (item: Item) => string;
  readonly texts: {
    readonly hint: string;
    readonly label: string;
    /** Of what is not in the list; left out where everything is. */
    readonly missing?: string;
    readonly button: string;
    /** What to do when the page has no claim form. */
    readonly how: string;
  };
  /** Address of the page with the claim form. */
  readonly claimUrl: string | undefined;
  readonly codesOf: (item: Item | undefined) => ClaimCodes;
  /** False when the page opens the claim form itself. */
  readonly onDispute: (item: Item | undefined) => boolean;
}

/** Asks which item of a list is wrong, and leads to the claim form. */
export class DisputeChoice<Item> {
  readonly #host: VkElement;
  #id: string | undefined;
  #saysHow = false;

  constructor(host: VkElement) {
    this.#host = host;
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#id = undefined;
    this.#saysHow = false;
  }

  render(options: DisputeOptions<Item>): unknown {
    const { items, idOf, textOf, texts, claimUrl, codesOf } = options;
    const item = this.#id === '' ? undefined : (items.find((each) => idOf(each) === this.#id) ?? items[0]);
    const url = claimAddress(claimUrl, this.#host.ownerDocument.baseURI, codesOf(item));
    const onClick = (event: Event) => {
      if (!options.onDispute(item)) event.preventDefault();
      else if (!url) {
        this.#saysHow = true;
        this.#host.requestUpdate();
      }
    };
    const option = (id: string, text: string) =>
      html`<option value=${id} .selected=${id === (item ? idOf(item) : '')}>${text}</option>`;
    return html`
      <p class="vk-muted">${texts.hint}</p>
      <label class="vk-choice">${texts.label}<select name="disputed" @change=${this.#onChange}>
        ${items.map((each) => option(idOf(each), textOf(each)))}
        ${texts.missing ? option('', texts.missing) : nothing}
      </select></label>
      <div class="vk-actions">${
        url
          ? html`<a class="vk-button vk-tonal" href=${url} @click=${onClick}>${texts.button}</a>`
          : html`<button type="button" class="vk-tonal" @click=${onClick}>${texts.button}</button>`
      }</div>
      <p role="status">${this.#saysHow ? texts.how : nothing}</p>`;
  }

  #onChange = ({ target }: Event): void => {
    this.#id = (target as HTMLSelectElement).value;
    this.#saysHow = false;
    this.#host.requestUpdate();
  };
}
