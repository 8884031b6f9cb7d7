import type { VkElement } from '../kit/element.ts';

/** Another way in, which has a widget of its own. */
export type Way = 'recovery' | 'register' | 'unlock-form';

const WAYS: Readonly<Record<Way, () => Promise<unknown>>> = { recovery: () => import('../define/recovery.ts'), register: () => import('../define/register.ts'), 'unlock-form': () => import('../define/unlock-form.ts') };

/**
 * Another widget in the place of this one's fields, with these properties: a child beside them, because what the page is
 * kept from saying of our fields would be said of it, too. Has the focus when it is there.
 */
export async function openWay(host: VkElement, to: Way, properties: object = {}): Promise<VkElement> {
  await WAYS[to]();
  const way = Object.assign(document.createElement(`vk-${to}`) as VkElement, { slot: 'vk-fields' }, properties);
  host.append(way);
  host.requestUpdate();
  await host.updateComplete;
  await way.updateComplete;
  way.renderRoot.querySelector('section')?.focus();
  return way;
}
