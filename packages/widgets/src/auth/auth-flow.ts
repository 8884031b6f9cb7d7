import type { VkElement } from '../kit/element.ts';

/** A widget that continues a sign-in: registration, recovery or unlocking. */
export interface AuthFlow {
  readonly name: 'recovery' | 'register' | 'unlock-form';
  /** Loads and defines the widget. */
  load(): Promise<unknown>;
}

/**
 * Shows another widget in place of this one's fields and focuses it. It is a child beside the fields, because styles that
 * shield our fields from the page would apply to it too.
 */
export async function openAuthFlow(
  host: VkElement,
  { name, load }: AuthFlow,
  properties: object = {},
): Promise<VkElement> {
  await load();
  const flow = Object.assign(document.createElement(`vk-${name}`) as VkElement, { slot: 'vk-fields' }, properties);
  host.append(flow);
  host.requestUpdate();
  await host.updateComplete;
  await flow.updateComplete;
  flow.renderRoot.querySelector('section')?.focus();
  return flow;
}
