/** The visible text of the element's shadow root and of its light-DOM fields. */
export function textOf(element: Element): string {
  const parts = [
    element.shadowRoot?.querySelector('section') as HTMLElement | null,
    element.querySelector<HTMLElement>('[data-vk-owned]'),
  ];
  return parts
    .map((part) => part?.innerText ?? '')
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The visible text without parts marked `lang="ru"`. */
export const withoutRussian = (element: Element): string =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[lang=ru]') ?? [])].reduce(
    (text, { innerText }) => text.replace(innerText.replace(/\s+/gu, ' ').trim(), ''),
    textOf(element),
  );
