/** Registers a tag unless some copy of the kit has it already; never throws. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
