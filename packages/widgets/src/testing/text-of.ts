/** The text a person sees, of the element's shadow root or of its own light fields. */
export function textOf(element: Element): string {
  const parts = [element.shadowRoot?.querySelector('section') as HTMLElement | null, element.querySelector<HTMLElement>('[data-vk-owned]')];
  return parts.map((part) => part?.innerText ?? '').join(' ').replace(/\s+/gu, ' ').trim();
}

/** What is seen but for what says of itself that it is Russian. */
export const withoutRussian = (element: Element): string =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[lang=ru]') ?? [])].reduce((text, { innerText }) => text.replace(innerText.replace(/\s+/gu, ' ').trim(), ''), textOf(element));
