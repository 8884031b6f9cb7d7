import { html, nothing } from 'lit';
import type { Account, Helper, HelperRight } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { messages } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { notice } from '../kit/parts/notice.ts';
import type { AccountActions } from './account-actions.ts';
import { styles } from './accounts-view.styles.ts';
import ru from './messages/view.ru.ts';

/** The list of accounts, and the helpers of the current one. The code for changes loads with the first click. */
export class AccountsView {
  readonly #host: VkAccountElement;
  readonly #onChosen: (accountId: string) => void;
  readonly #t;
  readonly #format;
  readonly #loader: LazyPart<AccountActions>;

  constructor(host: VkAccountElement, onChosen: (accountId: string) => void) {
    this.#host = host;
    this.#onChosen = onChosen;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#loader = new LazyPart(host, async () => new (await import('./account-actions.ts')).AccountActions(host));
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#actions?.close();
  }

  render(helpers: readonly Helper[]): unknown {
    const { accounts = [], account: current } = this.#host.client?.session ?? {};
    return html`
      ${this.#loader.isUnreachable ? notice({ tone: 'problem', text: this.#t('kind-offline') }) : nothing}
      ${this.#actions?.renderOutcome()}
      <ul>${accounts.map((account) => this.#renderAccount(account, account.id === current?.id, accounts.length > 1))}</ul>
      ${this.#actions?.renderForm('stepUp')}
      ${this.#actions?.renderRemoval()}
      <div class="vk-actions">${this.#opener('add')}${this.#opener('accept')}</div>
      ${this.#actions?.renderForm('add')}
      ${this.#actions?.renderForm('accept')}
      ${current && current.role !== 'helper' ? this.#renderHelpers(helpers) : nothing}`;
  }

  #renderAccount(
    { id, number, address, name, role, rights = [], until }: Account,
    isShown: boolean,
    areMore: boolean,
  ): unknown {
    const t = this.#t;
    return html`
      <li aria-current=${isShown}>
        <span><strong>${name ?? t('accountNumber-short', { number })}</strong>${name ? html`<br>${t('accountNumber-short', { number })}` : nothing}<br><span class="vk-muted" lang="ru">${address}</span></span>
        ${areMore && isShown ? html`<p>${badge('good', t('shown'))}</p>` : nothing}
        ${role === 'helper' ? html`<p class="vk-hint">${t('helping', { until: this.#format.date(until ?? ''), rights: this.#rightsOf(rights) })}</p>` : nothing}
        <div class="vk-actions">
          ${!areMore || isShown ? nothing : html`<button type="button" class="vk-tonal" aria-label=${t('chooseNamed', { number })} @click=${() => this.#onChoose(id)}>${t('choose')}</button>`}
          <button type="button" class="vk-text" data-opens=${`rename ${id}`} aria-label=${t('renameNamed', { number })} @click=${() => this.#change((actions) => actions.rename(id, name))}>${t('rename')}</button>
          ${areMore ? html`<button type="button" class="vk-text" aria-label=${t('removeNamed', { number })} @click=${() => this.#change((actions) => actions.askToRemove(id, number))}>${t('remove')}</button>` : nothing}
        </div>
        ${this.#actions?.renderForm(`rename ${id}`)}
      </li>`;
  }

  #renderHelpers(helpers: readonly Helper[]): unknown {
    const t = this.#t;
    return html`
      <section aria-labelledby="helpers">
        <h3 id="helpers">${t('helpers')}</h3><p class="vk-hint">${t('helpersHint')}</p>
        ${
          helpers.length === 0
            ? html`<p>${t('helpersNone')}</p>`
            : html`<ul>${helpers.map(
                ({ id, email, rights, until, state }) => html`
          <li><span>${t('helper', { email, rights: this.#rightsOf(rights), until: this.#format.date(until) })}${state === 'invited' ? html`<br><span class="vk-muted">${t('invited')}</span>` : nothing}</span>
            <button type="button" class="vk-text act" aria-label=${t('endNamed', { email })} @click=${() => this.#change((actions) => actions.endHelper(id))}>${t('end')}</button></li>`,
              )}</ul>`
        }
        ${this.#opener('invite')}${this.#actions?.renderForm('invite')}
      </section>`;
  }

  #opener(task: 'add' | 'accept' | 'invite'): unknown {
    return this.#actions?.task === task
      ? nothing
      : html`<button type="button" class="vk-tonal act" data-opens=${task} @click=${() => this.#change((actions) => actions.begin(task))}>${this.#t(task)}</button>`;
  }

  #rightsOf(rights: readonly HelperRight[]): string {
    return rights.map((right) => this.#t(`right-${right}`)).join(', ');
  }

  #onChoose(accountId: string): void {
    this.#actions?.close();
    this.#host.client?.session.choose(accountId);
    this.#onChosen(accountId);
  }

  async #change(change: (actions: AccountActions) => void): Promise<void> {
    const actions = await this.#loader.load();
    if (actions) change(actions);
  }

  /** Undefined until the first click. */
  get #actions(): AccountActions | undefined {
    return this.#loader.value;
  }
}
