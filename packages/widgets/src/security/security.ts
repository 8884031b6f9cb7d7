import { securityOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import ru from './messages/ru.ts';
import type { Facts, SecurityView } from './security-view.ts';
import { styles } from './security.styles.ts';

/** The customer reported that another person used their sign-in. The detail has the opaque id of the incident only. */
export class IncidentReportedEvent extends CustomEvent<{ readonly incidentId: string }> {
  constructor(incidentId: string) {
    super('vk-incident-reported', { bubbles: true, composed: true, detail: { incidentId } });
  }
}

/**
 * Security settings of a customer: password, second factor, sessions, sign-in log, and «Это был не я». Sensitive
 * operations ask for the password again.
 *
 * @tag vk-security
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {IncidentReportedEvent} vk-incident-reported - The customer reported another person using their sign-in.
 */
export class VkSecurity extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #facts: LoadTask<Facts, readonly [], SecurityView> = new LoadTask<Facts, readonly [], SecurityView>(this, {
    resources: ['security'],
    scope: 'customer',
    load: async (client, _accountId, _watched, signal) => {
      const resource = securityOf(client);
      const [security, sessions, journal] = await Promise.all([
        resource.get(signal),
        resource.sessions(signal),
        resource.journal(signal),
      ]);
      return { security, sessions, journal };
    },
    view: async () =>
      new (await import('./security-view.ts')).SecurityView(this, {
        security: () => this.#facts.value?.security,
        onIncident: (id) => this.dispatchEvent(new IncidentReportedEvent(id)),
      }),
    forget: () => this.#facts.view?.forget(),
  });

  override render(): unknown {
    return card(this, this.#t, this.#facts, { lines: 8, ready: (facts, view) => view.render(facts) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-security': VkSecurity;
  }
  interface HTMLElementEventMap {
    'vk-incident-reported': IncidentReportedEvent;
  }
}
