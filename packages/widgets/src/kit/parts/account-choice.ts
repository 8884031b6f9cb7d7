import { html, nothing } from 'lit';
import type { Session } from '@vodokanal/client';
import type { VkElement } from '../element.ts';

/** The widgets that could offer the choice, by session. */
const candidates = new WeakMap<Session, Set<VkElement>>();

/**
 * Lets a customer with several accounts choose which one the widgets of this client show. Only the first widget of the
 * page offers it.
 */
export function accountChoice(host: VkElement, label: string): unknown {
  const session = host.client?.session;
  return session && session.accounts.length > 1 && namesAccount(host)
    ? html`<label class="vk-choice">${label}${accountSelect(session)}</label>`
    : nothing;
}

/** The choice without a visible label, for a place that says what it is. */
export const accountSelect = (session: Session, label?: string): unknown => html`
  <select aria-label=${label ?? nothing} @change=${({ target }: Event) => session.choose((target as HTMLSelectElement).value)}>
    ${session.accounts.map(({ id, number, address }) => html`<option value=${id} .selected=${id === session.account?.id}>${number}, ${address}</option>`)}
  </select>`;

/** Whether this widget is the one of the page that names the account: the bar of `vk-login`, else the first. */
export function namesAccount(host: VkElement): boolean {
  const session = host.client?.session;
  // A removed widget still finishes its update.
  if (!session || !host.isConnected) return false;
  // Asked of the page, because the bar may render last. A dialog, or the sign-in inside a frame, is no bar.
  const bar = [
    ...document.querySelectorAll<VkElement & { readonly mode?: string }>('vk-login:not([mode], [slot])'),
  ].find((login) => !login.mode && (login.client === undefined || login.client.session === session));
  if (bar) return bar === host;
  const group = candidates.get(session) ?? new Set();
  candidates.set(session, group);
  if (!group.has(host)) {
    const updateOthers = () => {
      for (const other of group) if (other !== host) other.requestUpdate();
    };
    group.add(host);
    updateOthers();
    const controller = {
      hostDisconnected() {
        group.delete(host);
        host.removeController(controller);
        updateOthers();
      },
    };
    host.addController(controller);
  }
  return ![...group].some((other) => other.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING);
}
