import { html, nothing } from 'lit';
import type { Account, Helper, HelperRight } from '@vodokanal/contract';
import { accountsOf, type Client } from '@vodokanal/client';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { isEmail } from '@vodokanal/contract/rules/contact';
import { accountOfPaymentCode } from '@vodokanal/contract/rules/payment-code';
import { fieldStyles } from '../auth/field.styles.ts';
import { fieldsOfProof, proofFields, type ProofField } from '../auth/proof-fields.ts';
import { proofFaults, proofOf } from '../auth/proof-of.ts';
import { StepUp } from '../auth/step-up.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { focusOpener } from '../kit/focus.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { PageFields } from '../kit/controllers/page-fields.ts';
import { amountError, amountField } from '../kit/parts/amount-field.ts';
import { dateError, dateField } from '../kit/parts/date-field.ts';
import { openDialog, question } from '../kit/parts/dialog.ts';
import { outcome } from '../kit/parts/outcome.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
import ru from './messages/actions.ru.ts';

const RIGHTS = ['see', 'readings', 'pay'] as const satisfies readonly HelperRight[];
/** The change in progress; decides which form is shown. */
export type Task = 'add' | 'accept' | 'invite' | 'stepUp' | `rename ${string}`;
type Change = (client: Client) => Promise<unknown>;

/** Changes of the accounts and their trusted helpers, one at a time. */
export class AccountActions {
  readonly #host: VkAccountElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #change: SendTask<Client, Change, unknown>;
  readonly #stepUp: StepUp;
  readonly #rename: FormTask<'name', Account, Client>;
  readonly #add: FormTask<'accountNumber' | 'proof' | ProofField, Account, Client>;
  readonly #accept: FormTask<'inviteCode', Account, Client>;
  readonly #invite: FormTask<'helperEmail' | HelperRight | 'term', Helper, Client>;
  readonly #fields: PageFields;
  #task: Task | undefined;
  #removing: { readonly id: string; readonly number: string } | undefined;
  #done: keyof typeof ru | undefined;

  constructor(host: VkAccountElement) {
    this.#host = host;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/actions.en.ts') }));
    this.#change = new SendTask<Client, Change, unknown>(host, { send: (client, change) => change(client) });
    this.#stepUp = new StepUp(host, t);
    this.#rename = new FormTask<'name', Account, Client>(host, t, {
      name: 'account-name',
      submit: 'saveName',
      sending: 'sending',
      fields: { name: { isOptional: true, max: 40 } },
      send: (client, { name }, intent) =>
        accountsOf(client).rename(this.#task?.slice('rename '.length) ?? '', name, intent),
      onSent: () => this.#close(undefined),
    });
    this.#add = new FormTask<'accountNumber' | 'proof' | ProofField, Account, Client>(host, t, {
      name: 'account-add',
      submit: 'submitAdd',
      sending: 'sending',
      fields: {
        accountNumber: { normalize: accountOfPaymentCode },
        ...proofFields,
        lastPayment: { control: (options) => amountField({ ...options, language: t.language() }) },
        paidOn: { control: (options) => dateField({ ...options, t }) },
      },
      check: ({ lastPayment, paidOn }) => ({ lastPayment: amountError(t, lastPayment), paidOn: dateError(t, paidOn) }),
      send: (client, { accountNumber, ...values }, intent) =>
        accountsOf(client).add(accountNumber, proofOf(values), intent),
      onSent: () => this.#close('added'),
      faultsOf: proofFaults,
    });
    this.#accept = new FormTask<'inviteCode', Account, Client>(host, t, {
      name: 'helper-accept',
      submit: 'submitAccept',
      sending: 'sending',
      fields: { inviteCode: {} },
      send: (client, { inviteCode }, intent) => accountsOf(client).accept(inviteCode, intent),
      onSent: () => this.#close('accepted'),
      faultsOf: { CODE_EXPIRED: ['inviteCode'] },
    });
    this.#invite = new FormTask<'helperEmail' | HelperRight | 'term', Helper, Client>(host, t, {
      name: 'helper',
      submit: 'submitInvite',
      sending: 'sending',
      fields: {
        helperEmail: { inputmode: 'email', autocomplete: 'off' },
        see: { type: 'checkbox', hint: () => t('rights') },
        readings: { type: 'checkbox' },
        pay: { type: 'checkbox' },
        term: { type: 'choice', choices: ['30', '90', '365'] },
      },
      check: ({ helperEmail, ...values }) => ({
        ...(!isEmail(helperEmail) && { helperEmail: t('EMAIL_FORMAT') }),
        ...(!RIGHTS.some((right) => values[right] === 'on') && { see: t('rightsRequired') }),
      }),
      send: (client, { helperEmail, term, ...values }, intent) =>
        accountsOf(client).invite(
          client.session.account?.id ?? '',
          {
            email: helperEmail.trim(),
            rights: RIGHTS.filter((right) => values[right] === 'on'),
            until: addDays(new Date().toISOString().slice(0, 10), Number(term)),
          },
          intent,
        ),
      onSent: () => this.#close('inviteSent'),
      onRefused: ({ code }) => this.#askForPassword(code),
      faultsOf: { '/email': ['helperEmail'], '/until': ['term'], '/rights': ['see'] },
    });
    adopt(host.renderRoot, typedStyles);
    this.#fields = new PageFields(host, [fieldStyles], () =>
      this.#stepUp.isOpen ? html`<div class="vk-steps">${this.#stepUp.render(this.#renderCancel())}</div>` : nothing,
    );
  }

  get task(): Task | undefined {
    return this.#task;
  }

  begin(task: Task): void {
    this.#close(undefined);
    this.#task = task;
    void this.#focusForm();
  }

  rename(id: string, name = ''): void {
    this.begin(`rename ${id}`);
    this.#rename.fill('name', name);
  }

  async askToRemove(id: string, number: string): Promise<void> {
    this.#close(undefined);
    this.#removing = { id, number };
    await this.#host.updateComplete;
    openDialog(this.#host.renderRoot);
  }

  endHelper(id: string): void {
    void this.#run((client) => accountsOf(client).endHelper(client.session.account?.id ?? '', id), 'ended');
  }

  /** Closes the open form and drops its values, e.g. for another customer. */
  close(): void {
    this.#close(undefined);
  }

  /** The result of the last change. */
  renderOutcome(): unknown {
    const t = this.#t;
    const { problem } = this.#change;
    return html`${outcome({ problem: problem && t.problem(problem), done: this.#done && t(this.#done) })}${this.#change.renderWait()}`;
  }

  renderRemoval(): unknown {
    if (!this.#removing) return nothing;
    const t = this.#t;
    const { id, number } = this.#removing;
    return question({
      title: t('removeNamed', { number }),
      text: t('removeText'),
      confirm: t('remove'),
      cancel: t('cancel'),
      onConfirm: () => void this.#run((client) => accountsOf(client).remove(id), 'removed'),
    });
  }

  /** The form of a task, if it is open. While the password is asked for, its form is in the light DOM. */
  renderForm(task: Task): unknown {
    if (task !== this.#task) return nothing;
    const actions = this.#renderCancel();
    switch (task) {
      case 'add':
        return this.#add.render({
          names: ['accountNumber', 'proof', ...fieldsOfProof(this.#add.values.proof)],
          actions,
        });
      case 'accept':
        return this.#accept.render({ actions });
      case 'invite':
        return this.#stepUp.isOpen ? html`<slot name="vk-fields"></slot>` : this.#invite.render({ actions });
      case 'stepUp':
        return this.#stepUp.isOpen ? html`<slot name="vk-fields"></slot>` : nothing;
      default:
        return this.#rename.render({ actions });
    }
  }

  #renderCancel(): unknown {
    return html`<button type="button" class="vk-tonal" @click=${this.#onCancel}>${this.#t('cancel')}</button>`;
  }

  #onCancel = (): void => {
    const task = this.#task;
    this.#close(undefined);
    void focusOpener(this.#host, task);
  };

  async #focusForm(): Promise<void> {
    await this.#host.updateComplete;
    (this.#fields.root ?? this.#host.renderRoot.querySelector('form'))
      ?.querySelector<HTMLElement>('input:not([hidden]),select')
      ?.focus();
  }

  async #run(change: Change, done: keyof typeof ru): Promise<void> {
    const sent = await this.#change.send(change);
    if (this.#stepUp.askIfRequired(this.#change.problem?.code, () => void this.#run(change, done))) {
      this.#task = 'stepUp';
      this.#change.edited();
      this.#host.requestUpdate();
      void this.#focusForm();
    } else if (sent) this.#close(done);
  }

  /** Asks for the password when it is required, then sends the unchanged form. */
  #askForPassword(code: string): boolean {
    const isOpen = this.#stepUp.askIfRequired(code, () => void this.#sendInvitation());
    if (isOpen) void this.#focusForm();
    return isOpen;
  }

  async #sendInvitation(): Promise<void> {
    await this.#host.updateComplete;
    const form = this.#host.renderRoot.querySelector('form');
    if (form) await this.#invite.submit(form);
  }

  #close(done: keyof typeof ru | undefined): void {
    this.#task = undefined;
    this.#done = done;
    this.#change.edited();
    this.#stepUp.cancel();
    for (const form of [this.#rename, this.#add, this.#accept, this.#invite]) form.clear();
    this.#host.requestUpdate();
    if (done)
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus(),
      );
  }
}
