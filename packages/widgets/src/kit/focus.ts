import type { VkElement } from './element.ts';

/** After a form is closed unsent, moves the focus back to the button that opened it, marked `data-opens`. */
export async function focusOpener(host: VkElement, task: string | undefined): Promise<void> {
  await host.updateComplete;
  const root = host.renderRoot;
  (
    [...root.querySelectorAll<HTMLElement>('[data-opens]')].find((opener) => opener.dataset['opens'] === task) ??
    root.querySelector('section')
  )?.focus();
}
