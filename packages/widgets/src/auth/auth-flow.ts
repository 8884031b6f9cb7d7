import type { VkElement } from '../kit/element.ts';

/** A sign-in flow with a widget of its own. */
export type AuthFlow = 'recovery' | 'register' | 'unlock-form';

const FLOWS: Readonly<Record<AuthFlow, () => Promise<unknown>>> = { recovery: () => import('../define/recovery.ts'), register: () => import('../define/register.ts'), 'unlock-form': () => import('../define/unlock-form.ts') };

/**
 * Shows another widget in place of this one's fields and focuses it. It is a child beside the fields, because styles that
 * shield our fields from the page would apply to it too.
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
