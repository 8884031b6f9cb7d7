import { html, nothing } from 'lit';
import type { Consent, ConsentDocument } from '@vodokanal/contract';
import { consentsOf, type Client } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { styles } from './consents-view.styles.ts';
import ru from './messages/view.ru.ts';

export interface Facts {
  readonly documents: readonly ConsentDocument[];
  readonly consents: readonly Consent[];
}

export interface ConsentsContext {
  onChanged(): void;
  /** The shown document is no longer the current one. */
  onOutdated(): void;
}

type Decision = { readonly give: ConsentDocument } | { readonly withdraw: string };

/** The documents with the customer's current decision on each, and earlier decisions. */
export class ConsentsView {
  readonly #context: ConsentsContext;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format;
  readonly #decide: SendTask<Client, Decision, Consent>;

  constructor(host: VkAccountElement, context: ConsentsContext) {
    this.#context = context;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#decide = new SendTask<Client, Decision, Consent>(host, {
      send: (client, decision, intent) =>
        'give' in decision
          ? consentsOf(client).give(decision.give, intent)
          : consentsOf(client).withdraw(decision.withdraw, intent),
    });
    adopt(host.renderRoot, dataStyles, styles);
  }

  render({ documents, consents }: Facts): unknown {
    const t = this.#t;
    const { problem } = this.#decide;
    // A consent shown with its document is not repeated in the history; consents to withdrawn documents are listed separately.
    const shown = documents.map((document) => this.#latest(document, consents)?.id);
    const isAsked = ({ document: name }: Consent) => documents.some(({ document }) => document === name);
    const history = consents.filter((consent) => isAsked(consent) && !shown.includes(consent.id));
    const past = consents.filter((consent) => !isAsked(consent));
    return html`
      <p>${t('intro')}</p>
      ${problem ? notice({ tone: 'problem', text: t.problem(problem) }) : nothing}
      ${this.#decide.renderWait()}
      ${documents.map((document) => this.#renderDocument(document, consents))}
      ${past.length === 0 ? nothing : html`<ul>${past.map((consent) => this.#renderPast(consent))}</ul>`}
      ${history.length === 0 ? nothing : html`<details><summary>${t('history')}</summary><ul>${history.map((consent) => this.#renderPast(consent))}</ul></details>`}`;
  }

  #renderPast({ id, title, givenAt, withdrawnAt }: Consent): unknown {
    const from = this.#format.moment(givenAt);
    return html`<li>${withdrawnAt ? this.#t('historyWithdrawn', { title, from, to: this.#format.moment(withdrawnAt) }) : html`${this.#t('historyGiven', { title, from })} ${this.#withdrawal(id, title)}`}</li>`;
  }

  #latest({ document }: ConsentDocument, consents: readonly Consent[]): Consent | undefined {
    return (
      consents.find((consent) => consent.document === document && !consent.withdrawnAt) ??
      consents.find((consent) => consent.document === document)
    );
  }

  #renderDocument(document: ConsentDocument, consents: readonly Consent[]): unknown {
    const t = this.#t;
    const { title, purpose, recipient, data, term, version, text } = document;
    const latest = this.#latest(document, consents);
    const isGiven = latest?.withdrawnAt === null;
    const isCurrent = latest?.version === version;
    const status = !latest
      ? t('notGiven')
      : latest.withdrawnAt
        ? t('withdrawn', { moment: this.#format.moment(latest.withdrawnAt) })
        : t('given', { moment: this.#format.moment(latest.givenAt) });
    const { isSending } = this.#decide;
    return html`
      <article aria-label=${title}>
        <h3 lang="ru">${title}</h3>
        <dl>${(
          [
            ['purpose', purpose],
            ['recipient', recipient],
            ['data', data],
            ['term', term],
          ] as const
        ).map(([name, value]) => html`<dt>${t(name)}</dt><dd lang="ru">${value}</dd>`)}</dl>
        <details><summary>${t('read', { version: /^\d{4}-\d\d-\d\d$/.test(version) ? this.#format.date(version) : version })}</summary><p lang="ru">${text}</p></details>
        <p><strong>${status}</strong></p>
        ${isGiven && !isCurrent ? notice({ tone: 'warning', text: t('newVersion') }) : nothing}
        <div class="vk-actions">
          ${isGiven && isCurrent ? nothing : html`<button type="button" aria-disabled=${isSending} aria-label=${t('giveNamed', { title })} @click=${() => this.#onDecide({ give: document })}>${t('give')}</button>`}
          ${isGiven ? this.#withdrawal(latest.id, title) : nothing}
        </div>
      </article>`;
  }

  #withdrawal(id: string, title: string): unknown {
    return html`<button type="button" class="vk-tonal" aria-disabled=${this.#decide.isSending} aria-label=${this.#t('withdrawNamed', { title })} @click=${() => this.#onDecide({ withdraw: id })}>${this.#t('withdraw')}</button>`;
  }

  async #onDecide(decision: Decision): Promise<void> {
    this.#decide.edited();
    const sent = await this.#decide.send(decision);
    if (sent) this.#context.onChanged();
    else if (this.#decide.problem?.code === 'INVALID') this.#context.onOutdated();
  }
}
