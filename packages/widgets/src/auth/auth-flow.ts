import type { VkElement } from '../kit/element.ts';

/** Another way in, which has a widget of its own. */
export type AuthFlow = 'recovery' | 'register' | 'unlock-form';

const FLOWS: Readonly<Record<AuthFlow, () => Promise<unknown>>> = { recovery: () => import('../define/recovery.ts'), register: () => import('../define/register.ts'), 'unlock-form': () => import('../define/unlock-form.ts') };

/**
 * Another widget in the place of this one's fields, with these properties: a child beside them, because what the page is
 * kept from saying of our fields would be said of it, too. Has the focus when it is there.
 */
export async function openAuthFlow(host: VkElement, to: AuthFlow, properties: object = {}): Promise<VkElement> {
  await FLOWS[to]();
  const flow = Object.assign(document.createElement(`vk-${to}`) as VkElement, { slot: 'vk-fields' }, properties);
  host.append(flow);
  host.requestUpdate();
  await host.updateComplete;
  await flow.updateComplete;
  flow.renderRoot.querySelector('section')?.focus();
  return flow;
}
