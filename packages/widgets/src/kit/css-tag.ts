/**
 * Takes the place of Lit's module of this name in the build: constructed sheets always. Lit falls back to `<style>`
 * where a page's library has replaced `window.Document`, and a strict policy then leaves the widget without any style.
 */
export const supportsAdoptingStyleSheets = true;

export class CSSResult {
  readonly cssText: string;
  #sheet: CSSStyleSheet | undefined;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.#sheet;
  }

  toString(): string {
    return this.cssText;
  }
}

export const unsafeCSS = (text: unknown): CSSResult => new CSSResult(String(text));

export const css = (strings: TemplateStringsArray, ...values: unknown[]): CSSResult => new CSSResult(String.raw({ raw: strings }, ...values));

export const adoptStyles = (root: ShadowRoot, styles: readonly CSSResult[]): void => {
  root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
};

export const getCompatibleStyle = <T>(style: T): T => style;
