import { html, nothing } from 'lit';
import type { VkElement } from '../element.ts';

/** Lets a customer with several accounts choose which one the widgets of this client show. */
export function accountChoice(host: VkElement, label: string): unknown {
  const session = host.client?.session;
  if (!session || session.accounts.length < 2) return nothing;
  return html`
    <label class="vk-choice">${label}
      <select @change=${({ target }: Event) => session.choose((target as HTMLSelectElement).value)}>
        ${session.accounts.map(({ id, number, address }) => html`<option value=${id} .selected=${id === session.account?.id}>${number}, ${address}</option>`)}
      </select>
    </label>`;
}
