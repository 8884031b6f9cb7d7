import { pageDefaults } from '../page-defaults.ts';
import type { LookHost } from './host-appearance.ts';

/**
 * Applies the look set for the page and by the attributes of an element, now and after changes. Wait for it before the
 * first render, so that no other look flashes. Undefined, and nothing is loaded, while nothing of it is set.
 */
export function applyLook(host: LookHost): Promise<unknown> | undefined {
  const page = pageDefaults();
  // The theme of the page is for widgets without their own, unless a surrounding `vk-utility` sets one.
  if (page.theme && !host.theme && !host.closest('vk-utility[theme]')) host.setAttribute('theme', page.theme);
  return host.brand ||
    host.density ||
    host.appearance ||
    host.theme === 'auto' ||
    page.brand ||
    page.density ||
    page.appearance
    ? import('./host-appearance.ts').then(
        ({ applyPageAppearance, HostAppearance }) => {
          applyPageAppearance();
          new HostAppearance(host);
        },
        // The kit's own look stays.
        () => undefined,
      )
    : undefined;
}
