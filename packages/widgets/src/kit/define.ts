const MAJOR = 1;

/** Defines a tag unless another copy of the kit has defined it; never throws. Another major version is reported once. */
export function define(tag: string, element: CustomElementConstructor & { major?: number }): void {
  const existing = customElements.get(tag) as typeof element | undefined;
  if (!existing) {
    element.major = MAJOR;
    customElements.define(tag, element);
  } else if (existing.major !== MAJOR)
    void import('../embed/diagnosis.ts').then(({ report }) => report('VK-104', tag, existing.major, MAJOR));
}
