const MAJOR = 1;

/** Registers a tag unless some copy of the kit has it already; never throws. A copy of another major is told of once. */
export function define(tag: string, element: CustomElementConstructor & { major?: number }): void {
  const present = customElements.get(tag) as typeof element | undefined;
  if (!present) {
    element.major = MAJOR;
    customElements.define(tag, element);
  } else if (present.major !== MAJOR) void import('../embed/diagnosis.ts').then(({ report }) => report('VK-104', tag, present.major, MAJOR));
}
