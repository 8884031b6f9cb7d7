import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Account, Helper, HelperRight, Proof } from '@vodokanal/contract';
import { accountsOf, type Client } from '@vodokanal/client';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { accountOfPaymentCode, isEmail } from '@vodokanal/contract/rules/contact';
import { fieldStyles } from '../entry/field.styles.ts';
import { StepUp } from '../entry/step-up.ts';
import { VkAccountElement } from '../kit/account-element.ts';
import { focusOpener } from '../kit/focus.ts';
import { FormTask } from '../kit/form-task.ts';
import { formats } from '../kit/formats.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { PageFields } from '../kit/page-fields.ts';
import { dialog, openDialog } from '../kit/parts/dialog.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/send-task.ts';
import ru from './messages/ru.ts';
import { styles } from './account-switcher.styles.ts';

/** Another account is shown from now on; its id, nothing else. */
export class AccountChangedEvent extends CustomEvent<{ readonly accountId: string }> {
  constructor(accountId: string) {
    super('vk-account-changed', { bubbles: true, composed: true, detail: { accountId } });
  }
}

const PROOFS = ['meterSerial', 'lastPayment', 'billCode'] as const;
const RIGHTS = ['see', 'readings', 'pay'] as const satisfies readonly HelperRight[];
type Task = 'add' | 'accept' | 'invite' | 'stepUp' | `rename ${string}`;
type Act = (client: Client) => Promise<unknown>;

/**
 * The accounts of a customer: which one all widgets show, names of one's own, adding by proof, removing, and trusted
 * people with limited rights for a term.
 *
 * @tag vk-account-switcher
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {AccountChangedEvent} vk-account-changed - Another account is shown from now on.
 */
export class VkAccountSwitcher extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  @state() private task: Task | undefined;
  @state() private removing: { readonly id: string; readonly number: string } | undefined;
  @state() private done: keyof typeof ru | undefined;

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #helpers = new LoadTask<readonly Helper[], readonly [string | undefined]>(this, {
    nouns: ['helpers'],
    // The accounts are the customer's; somebody who has none can still add one.
    of: 'customer',
    watch: () => [this.client?.session.account?.id] as const,
    // Whoever helps with an account sees nobody else who does.
    load: async (client, _customer, [accountId], signal) => (!accountId || client.session.account?.role === 'helper' ? [] : accountsOf(client).helpers(accountId, signal)),
    forget: () => this.#finish(undefined),
  });
  readonly #act = new SendTask<Client, Act, unknown>(this, { send: (client, act) => act(client) });
  readonly #stepUp = new StepUp(this, this.#say);
  readonly #rename = new FormTask<'name', Account, Client>(this, this.#say, {
    name: 'account-name', submit: 'saveName', sending: 'sending', fields: { name: { isOptional: true, max: 40 } },
    send: (client, { name }) => accountsOf(client).rename(this.task?.slice('rename '.length) ?? '', name),
    onSent: () => this.#finish(undefined),
  });
  readonly #add = new FormTask<'accountNumber' | 'proof' | (typeof PROOFS)[number], Account, Client>(this, this.#say, {
    name: 'account-add', submit: 'submitAdd', sending: 'sending',
    fields: { accountNumber: { tidy: accountOfPaymentCode }, proof: { type: 'choice', choices: PROOFS }, meterSerial: {}, lastPayment: { inputmode: 'decimal' }, billCode: {} },
    send: (client, { accountNumber, proof, ...values }) => accountsOf(client).add(accountNumber, { kind: proof as Proof['kind'], value: values[proof as Proof['kind']] }),
    onSent: () => this.#finish('added'),
    faultsOf: { PROOF_REFUSED: ['accountNumber'], '/proof/value': PROOFS },
  });
  readonly #accept = new FormTask<'inviteCode', Account, Client>(this, this.#say, {
    name: 'helper-accept', submit: 'submitAccept', sending: 'sending', fields: { inviteCode: {} },
    send: (client, { inviteCode }) => accountsOf(client).accept(inviteCode),
    onSent: () => this.#finish('accepted'),
    faultsOf: { CODE_EXPIRED: ['inviteCode'] },
  });
  readonly #invite: FormTask<'helperEmail' | HelperRight | 'term', Helper, Client> = new FormTask<'helperEmail' | HelperRight | 'term', Helper, Client>(this, this.#say, {
    name: 'helper', submit: 'submitInvite', sending: 'sending',
    fields: { helperEmail: { inputmode: 'email', autocomplete: 'off' }, see: { type: 'checkbox', hint: () => this.#say('rights') }, readings: { type: 'checkbox' }, pay: { type: 'checkbox' }, term: { type: 'choice', choices: ['30', '90', '365'] } },
    check: ({ helperEmail, ...values }) => ({ ...(!isEmail(helperEmail) && { helperEmail: this.#say('EMAIL_FORMAT') }), ...(!RIGHTS.some((right) => values[right] === 'on') && { see: this.#say('rightsRequired') }) }),
    send: (client, { helperEmail, term, ...values }, intent) => accountsOf(client).invite(client.session.account?.id ?? '', { email: helperEmail.trim(), rights: RIGHTS.filter((right) => values[right] === 'on'), until: addDays(new Date().toISOString().slice(0, 10), Number(term)) }, intent),
    onSent: () => this.#finish('inviteSent'),
    onRefused: ({ code }) => this.#asksAgain(code),
    faultsOf: { '/email': ['helperEmail'], '/until': ['term'], '/rights': ['see'] },
  });
  readonly #fields: PageFields = new PageFields(this, [fieldStyles], () => (this.#stepUp.isAsking ? html`<div class="vk-steps">${this.#stepUp.render(this.#renderCancel())}</div>` : nothing));

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#helpers, {
      lines: 4,
      ready: (helpers) => this.#renderAccounts(helpers),
    });
  }

  #renderAccounts(helpers: readonly Helper[]): unknown {
    const say = this.#say;
    const { problem } = this.#act;
    const { accounts = [], account: present } = this.client?.session ?? {};
    return html`
      ${problem ? notice({ tone: 'problem', text: say.problem(problem) }) : nothing}
      ${this.done ? html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1"><p>${say(this.done)}</p></div>` : nothing}
      <ul>${accounts.map((account) => this.#renderAccount(account, account.id === present?.id, accounts.length > 1))}</ul>
      ${this.#stepUp.isAsking && this.task === 'stepUp' ? html`<slot name="vk-fields"></slot>` : nothing}
      ${this.removing ? dialog({ title: say('removeNamed', { number: this.removing.number }), text: say('removeText'), confirm: say('remove'), cancel: say('cancel'), onConfirm: () => this.#onRemoved(this.removing?.id ?? '') }) : nothing}
      <div class="vk-actions">${this.#opener('add')}${this.#opener('accept')}</div>
      ${this.task === 'add' ? this.#add.render({ names: ['accountNumber', 'proof', this.#add.values.proof as (typeof PROOFS)[number]], actions: this.#renderCancel() }) : nothing}
      ${this.task === 'accept' ? this.#accept.render({ actions: this.#renderCancel() }) : nothing}
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
          <button type="button" class="vk-plain" data-opens=${`rename ${id}`} aria-label=${say('renameNamed', { number })} @click=${() => this.#onRename(id, name)}>${say('rename')}</button>
          ${areMore ? html`<button type="button" class="vk-plain" aria-label=${say('removeNamed', { number })} @click=${() => this.#onRemove(id, number)}>${say('remove')}</button>` : nothing}
        </div>
        ${this.task === `rename ${id}` ? this.#rename.render({ actions: this.#renderCancel() }) : nothing}
      </li>`;
  }

  #renderHelpers(helpers: readonly Helper[]): unknown {
    const say = this.#say;
    return html`
      <section aria-labelledby="helpers">
        <h3 id="helpers">${say('helpers')}</h3><p class="vk-hint">${say('helpersHint')}</p>
        ${helpers.length === 0 ? html`<p>${say('helpersNone')}</p>` : html`<ul>${helpers.map(({ id, email, rights, until, state: stands }) => html`
          <li><span>${say('helper', { email, rights: this.#rightsOf(rights), until: this.#write.date(until) })}${stands === 'invited' ? html`<br><span class="vk-muted">${say('invited')}</span>` : nothing}</span>
            <button type="button" class="vk-plain act" aria-label=${say('endNamed', { email })} @click=${() => this.#run((client) => accountsOf(client).endHelper(client.session.account?.id ?? '', id), 'ended')}>${say('end')}</button></li>`)}</ul>`}
        ${this.task === 'invite' ? (this.#stepUp.isAsking ? html`<slot name="vk-fields"></slot>` : this.#invite.render({ actions: this.#renderCancel() })) : this.#opener('invite')}
      </section>`;
  }

  #opener(task: 'add' | 'accept' | 'invite'): unknown {
    return this.task === task ? nothing : html`<button type="button" class="vk-plain act" data-opens=${task} @click=${() => this.#begin(task)}>${this.#say(task)}</button>`;
  }

  #renderCancel(): unknown {
    return html`<button type="button" class="vk-plain" @click=${this.#onCancel}>${this.#say('cancel')}</button>`;
  }

  #onCancel = (): void => {
    const { task } = this;
    this.#finish(undefined);
    void focusOpener(this, task);
  };

  #rightsOf(rights: readonly HelperRight[]): string {
    return rights.map((right) => this.#say(`right-${right}`)).join(', ');
  }

  #begin(task: Task): void {
    this.#finish(undefined);
    this.task = task;
    void this.#focusForm();
  }

  async #focusForm(): Promise<void> {
    await this.updateComplete;
    (this.#fields.root ?? this.renderRoot.querySelector('form'))?.querySelector<HTMLElement>('input:not([hidden]),select')?.focus();
  }

  #onChoose(accountId: string): void {
    this.#finish(undefined);
    this.client?.session.choose(accountId);
    this.dispatchEvent(new AccountChangedEvent(accountId));
  }

  #onRename(id: string, name = ''): void {
    this.#begin(`rename ${id}`);
    this.#rename.fill('name', name);
  }

  async #onRemove(id: string, number: string): Promise<void> {
    this.#finish(undefined);
    this.removing = { id, number };
    await this.updateComplete;
    openDialog(this.renderRoot);
  }

  #onRemoved(id: string): void {
    void this.#run((client) => accountsOf(client).remove(id), 'removed');
  }

  async #run(act: Act, done: keyof typeof ru): Promise<void> {
    const sent = await this.#act.send(act);
    if (this.#stepUp.asksAgain(this.#act.problem?.code, () => void this.#run(act, done))) {
      this.task = 'stepUp';
      this.#act.edited();
      void this.#focusForm();
    } else if (sent) this.#finish(done);
  }

  /** The password is asked for; then what was typed is sent as it stands. */
  #asksAgain(code: string): boolean {
    const isAsking = this.#stepUp.asksAgain(code, () => void this.#sendInvitation());
    if (isAsking) void this.#focusForm();
    return isAsking;
  }

  async #sendInvitation(): Promise<void> {
    await this.updateComplete;
    const form = this.renderRoot.querySelector('form');
    if (form) await this.#invite.submit(form);
  }

  #finish(done: keyof typeof ru | undefined): void {
    this.task = undefined;
    this.done = done;
    this.#act.edited();
    this.#stepUp.cancel();
    for (const form of [this.#rename, this.#add, this.#accept, this.#invite]) form.clear();
    if (done) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-account-switcher': VkAccountSwitcher }
  interface HTMLElementEventMap { 'vk-account-changed': AccountChangedEvent }
}
