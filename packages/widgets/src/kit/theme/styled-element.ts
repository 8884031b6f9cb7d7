import { LitElement } from 'lit';
import { styleSheetOf } from './style-sheet.ts';

/**
 * A LitElement that always uses constructed style sheets. Lit falls back to `<style>` when a library of the page has
 * replaced `window.Document` (MooTools does), and a strict policy then blocks the styles.
 */
export class StyledElement extends LitElement {
  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow((this.constructor as typeof LitElement).shadowRootOptions);
    root.adoptedStyleSheets = this.#styleSheets;
    this.renderOptions.renderBefore ??= root.firstChild as ChildNode | null;
    return root;
  }

  /** A constructed style sheet works in one document only: a move to another and back loses it. */
  adoptedCallback(): void {
    if (this.shadowRoot && this.ownerDocument === document) this.shadowRoot.adoptedStyleSheets = this.#styleSheets;
  }

  get #styleSheets(): CSSStyleSheet[] {
    return (this.constructor as typeof LitElement).elementStyles.map(styleSheetOf);
  }
}
