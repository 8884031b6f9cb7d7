import { html, nothing } from 'lit';
import type { Account, Helper, HelperRight } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/adopt.ts';
import { formats } from '../kit/formats.ts';
import { LazyPart } from '../kit/lazy-part.ts';
import { messages } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import type { AccountActions } from './account-actions.ts';
import { styles } from './accounts-view.styles.ts';
import ru from './messages/view.ru.ts';

/** The accounts and whom the shown one is trusted to. What changes them loads with the first click. */
export class AccountsView {
  readonly #host: VkAccountElement;
  readonly #onChosen: (accountId: string) => void;
  readonly #say;
  readonly #write;
  readonly #loader: LazyPart<AccountActions>;

  constructor(host: VkAccountElement, onChosen: (accountId: string) => void) {
    this.#host = host;
    this.#onChosen = onChosen;
    this.#say = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#write = formats(this.#say);
    this.#loader = new LazyPart(host, async () => new (await import('./account-actions.ts')).AccountActions(host));
    adopt(host.renderRoot, styles);
  }

  /** Another person is shown from now on. */
  forget(): void {
    this.#actions?.close();
  }

  render(helpers: readonly Helper[]): unknown {
    const { accounts = [], account: present } = this.#host.client?.session ?? {};
    return html`
      ${this.#loader.isUnreachable ? notice({ tone: 'problem', text: this.#say('kind-offline') }) : nothing}
      ${this.#actions?.renderOutcome()}
      <ul>${accounts.map((account) => this.#renderAccount(account, account.id === present?.id, accounts.length > 1))}</ul>
      ${this.#actions?.renderForm('stepUp')}
      ${this.#actions?.renderRemoval()}
      <div class="vk-actions">${this.#opener('add')}${this.#opener('accept')}</div>
      ${this.#actions?.renderForm('add')}
      ${this.#actions?.renderForm('accept')}
      ${present && present.role !== 'helper' ? this.#renderHelpers(helpers) : nothing}`;
  }

  #renderAccount({ id, number, address, name, role, rights = [], until }: Account, isShown: boolean, areMore: boolean): unknown {
    const say = this.#say;
    return html`
      <li aria-current=${isShown}>
        <span><strong>${name ?? say('accountNumber-short', { number })}</strong>${name ? html`<br>${say('accountNumber-short', { number })}` : nothing}<br><span class="vk-muted" lang="ru">${address}</span></span>
        ${areMore && isShown ? html`<p><strong>${say('shown')}</strong></p>` : nothing}
        ${role === 'helper' ? html`<p class="vk-hint">${say('helping', { until: this.#write.date(until ?? ''), rights: this.#rightsOf(rights) })}</p>` : nothing}
        <div class="vk-actions">
          ${!areMore || isShown ? nothing : html`<button type="button" aria-label=${say('chooseNamed', { number })} @click=${() => this.#onChoose(id)}>${say('choose')}</button>`}
          <button type="button" class="vk-plain" data-opens=${`rename ${id}`} aria-label=${say('renameNamed', { number })} @click=${() => this.#change((actions) => actions.rename(id, name))}>${say('rename')}</button>
          ${areMore ? html`<button type="button" class="vk-plain" aria-label=${say('removeNamed', { number })} @click=${() => this.#change((actions) => actions.askToRemove(id, number))}>${say('remove')}</button>` : nothing}
        </div>
        ${this.#actions?.renderForm(`rename ${id}`)}
      </li>`;
  }

  #renderHelpers(helpers: readonly Helper[]): unknown {
    const say = this.#say;
    return html`
      <section aria-labelledby="helpers">
        <h3 id="helpers">${say('helpers')}</h3><p class="vk-hint">${say('helpersHint')}</p>
        ${helpers.length === 0 ? html`<p>${say('helpersNone')}</p>` : html`<ul>${helpers.map(({ id, email, rights, until, state }) => html`
          <li><span>${say('helper', { email, rights: this.#rightsOf(rights), until: this.#write.date(until) })}${state === 'invited' ? html`<br><span class="vk-muted">${say('invited')}</span>` : nothing}</span>
            <button type="button" class="vk-plain act" aria-label=${say('endNamed', { email })} @click=${() => this.#change((actions) => actions.endHelper(id))}>${say('end')}</button></li>`)}</ul>`}
        ${this.#opener('invite')}${this.#actions?.renderForm('invite')}
      </section>`;
  }

  #opener(task: 'add' | 'accept' | 'invite'): unknown {
    return this.#actions?.task === task ? nothing : html`<button type="button" class="vk-plain act" data-opens=${task} @click=${() => this.#change((actions) => actions.begin(task))}>${this.#say(task)}</button>`;
  }

  #rightsOf(rights: readonly HelperRight[]): string {
    return rights.map((right) => this.#say(`right-${right}`)).join(', ');
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
