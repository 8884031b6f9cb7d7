import { html, nothing } from 'lit';
import type { Consent, ConsentDocument } from '@vodokanal/contract';
import { consentsOf, type Client } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/formats.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/send-task.ts';
import ru from './messages/ru.ts';
import { styles } from './consents.styles.ts';

/** A consent was given or withdrawn; which one is not told. */
export class ConsentChangedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-consent-changed', { bubbles: true, composed: true, detail: {} });
  }
}

interface Facts { readonly documents: readonly ConsentDocument[]; readonly consents: readonly Consent[] }
type Decision = { readonly give: ConsentDocument } | { readonly withdraw: string };

/**
 * Every consent a document of its own (152-ФЗ ст. 9, as of 01.09.2025): what for, who, which data, how long, given or
 * withdrawn in one step. What the contract needs is not asked for.
 *
 * @tag vk-consents
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {ConsentChangedEvent} vk-consent-changed - A consent was given or withdrawn.
 */
export class VkConsents extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #facts = new LoadTask<Facts>(this, {
    nouns: ['consents'],
    of: 'customer',
    load: async (client, _accountId, _watched, signal) => {
      const [documents, consents] = await Promise.all([consentsOf(client).documents(signal), consentsOf(client).list(signal)]);
      return { documents, consents };
    },
    isEmpty: ({ documents, consents }) => documents.length === 0 && consents.length === 0,
  });
  readonly #decide = new SendTask<Client, Decision, Consent>(this, {
    send: (client, decision, intent) => ('give' in decision ? consentsOf(client).give(decision.give, intent) : consentsOf(client).withdraw(decision.withdraw, intent)),
  });

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#facts, {
      lines: 6,
      empty: say('empty'),
      ready: (facts) => this.#renderFacts(facts),
    });
  }

  #renderFacts({ documents, consents }: Facts): unknown {
    const say = this.#say;
    const { problem } = this.#decide;
    // What is shown with its document is no history; what the utility asks for no more stands by itself.
    const shown = documents.map((document) => this.#latest(document, consents)?.id);
    const isAsked = ({ document: name }: Consent) => documents.some(({ document }) => document === name);
    const history = consents.filter((consent) => isAsked(consent) && !shown.includes(consent.id));
    const past = consents.filter((consent) => !isAsked(consent));
    return html`
      <p>${say('intro')}</p>
      ${problem ? notice({ tone: 'problem', text: say.problem(problem) }) : nothing}
      ${documents.map((document) => this.#renderDocument(document, consents))}
      ${past.length === 0 ? nothing : html`<ul>${past.map((consent) => this.#renderPast(consent))}</ul>`}
      ${history.length === 0 ? nothing : html`<details><summary>${say('history')}</summary><ul>${history.map((consent) => this.#renderPast(consent))}</ul></details>`}`;
  }

  #renderPast({ id, title, givenAt, withdrawnAt }: Consent): unknown {
    const from = this.#write.moment(givenAt);
    return html`<li>${withdrawnAt ? this.#say('historyWithdrawn', { title, from, to: this.#write.moment(withdrawnAt) }) : html`${this.#say('historyGiven', { title, from })} ${this.#withdrawal(id, title)}`}</li>`;
  }

  #latest({ document }: ConsentDocument, consents: readonly Consent[]): Consent | undefined {
    return consents.find((consent) => consent.document === document && !consent.withdrawnAt) ?? consents.find((consent) => consent.document === document);
  }

  #renderDocument(document: ConsentDocument, consents: readonly Consent[]): unknown {
    const say = this.#say;
    const { title, purpose, recipient, data, term, version, text } = document;
    const latest = this.#latest(document, consents);
    const isGiven = latest?.withdrawnAt === null;
    const isPresent = latest?.version === version;
    const status = !latest ? say('notGiven') : latest.withdrawnAt ? say('withdrawn', { moment: this.#write.moment(latest.withdrawnAt) }) : say('given', { moment: this.#write.moment(latest.givenAt) });
    const { isSending } = this.#decide;
    return html`
      <article aria-label=${title}>
        <h3 lang="ru">${title}</h3>
        <dl>${([['purpose', purpose], ['recipient', recipient], ['data', data], ['term', term]] as const).map(([name, value]) => html`<dt>${say(name)}</dt><dd lang="ru">${value}</dd>`)}</dl>
        <details><summary>${say('read', { version: /^\d{4}-\d\d-\d\d$/.test(version) ? this.#write.date(version) : version })}</summary><p lang="ru">${text}</p></details>
        <p><strong>${status}</strong></p>
        ${isGiven && !isPresent ? notice({ tone: 'warning', text: say('newVersion') }) : nothing}
        <div class="vk-actions">
          ${isGiven && isPresent ? nothing : html`<button type="button" aria-disabled=${isSending} aria-label=${say('giveNamed', { title })} @click=${() => this.#onDecide({ give: document })}>${say('give')}</button>`}
          ${isGiven ? this.#withdrawal(latest.id, title) : nothing}
        </div>
      </article>`;
  }

  #withdrawal(id: string, title: string): unknown {
    return html`<button type="button" class="vk-plain" aria-disabled=${this.#decide.isSending} aria-label=${this.#say('withdrawNamed', { title })} @click=${() => this.#onDecide({ withdraw: id })}>${this.#say('withdraw')}</button>`;
  }

  async #onDecide(decision: Decision): Promise<void> {
    this.#decide.edited();
    const sent = await this.#decide.send(decision);
    if (sent) this.dispatchEvent(new ConsentChangedEvent());
    // The document itself may be another one by now.
    else if (this.#decide.problem?.code === 'INVALID') this.#facts.retry();
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-consents': VkConsents }
  interface HTMLElementEventMap { 'vk-consent-changed': ConsentChangedEvent }
}
