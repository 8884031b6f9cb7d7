import { html, nothing } from 'lit';
import type { Payee } from '@vodokanal/contract';
import { billsOf, configOf, type Client } from '@vodokanal/client';
import type { KnownPayee } from '@vodokanal/contract/rules/bill-check';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { cameraIcon } from '../generated/icons/camera.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { amountField } from '../kit/parts/amount-field.ts';
import { choiceChips } from '../kit/parts/choice-chips.ts';
import { notice, toneIcon, type Tone } from '../kit/parts/notice.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
import { styles } from './bill-check-form.styles.ts';
import ru from './messages/check.ru.ts';
import {
  judgeBill,
  typedFaults,
  typedRequisites,
  type CheckMode,
  type CheckResult,
  type OwnBill,
} from './typed-bill.ts';

const FIELDS = { code: ['code'], requisites: ['personalAcc', 'bic', 'account', 'sum'] } as const;
type Name = (typeof FIELDS)[CheckMode][number];
type Key = keyof typeof ru;

interface Known {
  readonly payees: readonly KnownPayee[];
  readonly phone: string;
  readonly today: string;
}

const TONES: Readonly<Record<CheckResult['payee' | 'account' | 'amount'], Tone>> = {
  ours: 'good',
  same: 'good',
  otherName: 'warning',
  former: 'warning',
  unclear: 'warning',
  stranger: 'problem',
  other: 'warning',
  missing: 'plain',
  otherMonth: 'plain',
  unknown: 'plain',
};

const knownPayee = ({ personalAcc, bic, inn, name, otherNames = [], validFrom, validTo }: Payee): KnownPayee => ({
  personalAcc,
  bic,
  payeeInn: inn,
  names: [name, ...otherNames],
  validFrom,
  validTo,
});

/** The main sentence: the worst that was found. */
function headline({ payee, account, amount }: CheckResult): readonly [Tone, Key] {
  if (payee !== 'ours' && payee !== 'otherName') return [TONES[payee], payee];
  if (account === 'other') return ['warning', 'otherAccount'];
  if (amount === 'other') return ['warning', 'otherAmount'];
  if (payee === 'otherName') return ['warning', 'otherName'];
  return ['good', account === 'same' && amount === 'same' ? 'allRight' : 'payeeRight'];
}

/**
 * Checks a paper bill by its payment code or its requisites. Only the requisites of the utility are fetched; nothing that
 * is typed leaves the page.
 */
export class BillCheckForm {
  readonly #host: VkAccountElement;
  readonly #t: Translate<Key>;
  readonly #form: FormTask<Name, Known, Client>;
  #mode: CheckMode = 'code';
  #own: OwnBill | undefined;
  #result: (CheckResult & { readonly phone: string }) | undefined;
  #photo: 'running' | 'photoFailed' | 'kind-offline' | undefined;

  constructor(host: VkAccountElement) {
    this.#host = host;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/check.en.ts') }));
    adopt(host.renderRoot, dataStyles, typedStyles, styles);
    const isOptional = true;
    this.#form = new FormTask<Name, Known, Client>(host, t, {
      name: 'vk-bill-check',
      fields: {
        code: { type: 'textarea', max: 4000 },
        personalAcc: { inputmode: 'numeric', max: 40 },
        bic: { inputmode: 'numeric', max: 20 },
        account: { inputmode: 'numeric', max: 30, isOptional },
        sum: { isOptional, control: (options) => amountField({ ...options, language: t.language() }) },
      },
      submit: 'check',
      sending: 'checking',
      check: (values) =>
        Object.fromEntries(
          Object.entries(typedFaults(this.#mode, values)).map(([name, fault]) => [name, t(fault as Key)]),
        ),
      send: async (client) => {
        const [payees, { utility }] = await Promise.all([billsOf(client).payees(), configOf(client).get()]);
        return {
          payees: payees.map(knownPayee),
          phone: utility.phone,
          today: localDate(new Date(client.clock.now()), utility.timeZone),
        };
      },
      onSent: ({ payees, phone, today }, values) => {
        const bill = typedRequisites(this.#mode, values);
        this.#result = bill ? { ...judgeBill(bill, payees, today, this.#own), phone } : undefined;
        host.requestUpdate();
        void host.updateComplete.then(() =>
          host.renderRoot.querySelector<HTMLElement>('.check-form .vk-summary')?.focus(),
        );
      },
    });
  }

  /** Another customer or account is shown. */
  forget(): void {
    this.#result = undefined;
    this.#form.clear();
  }

  /** `own` is the bill to compare with; without it only the payee is judged. */
  render(own: OwnBill | undefined): unknown {
    const t = this.#t;
    // The result was for another bill.
    if (own?.period !== this.#own?.period || own?.accountNumbers[0] !== this.#own?.accountNumbers[0])
      this.#result = undefined;
    this.#own = own;
    return html`
      <div class="check-form" @input=${this.#onInput}>
        <p>${t('intro')}</p>
        ${choiceChips<CheckMode>({
          name: 'check-mode',
          label: t('modeChoice'),
          value: this.#mode,
          choices: [
            ['code', t('byCode')],
            ['requisites', t('byRequisites')],
          ],
          onChoice: (mode) => {
            this.#mode = mode;
            this.#onInput();
          },
        })}
        ${this.#form.render({
          names: FIELDS[this.#mode],
          before: this.#mode === 'code' ? this.#renderPhoto() : nothing,
        })}
        ${this.#result ? this.#renderResult(this.#result) : nothing}
      </div>`;
  }

  #renderPhoto(): unknown {
    const t = this.#t;
    if (!('BarcodeDetector' in globalThis)) return nothing;
    return html`
      <label class="vk-button vk-tonal photo">${cameraIcon()}${t(this.#photo === 'running' ? 'checking' : 'photo')}<input class="vk-unseen" type="file" accept="image/*" @change=${this.#onPhoto}></label>
      ${this.#photo && this.#photo !== 'running' ? notice({ tone: 'warning', text: t(this.#photo) }) : nothing}`;
  }

  #renderResult(result: CheckResult & { readonly phone: string }): unknown {
    const t = this.#t;
    const [tone, key] = headline(result);
    const { money, period } = formats(t);
    const { bill, phone } = result;
    const values = {
      phone,
      period: this.#own ? period(this.#own.period) : '',
      own: this.#own ? money(this.#own.toPay) : '',
      sum: money(bill.amount ?? 0),
    };
    const next = `${key}Next` as Key;
    const advice = t(next, values);
    return html`
      <div class="vk-notice vk-summary" data-tone=${tone} role=${tone === 'problem' ? 'alert' : 'status'} tabindex="-1">${toneIcon(tone)}
        <p><strong>${t(key, values)}</strong></p>${advice === next ? nothing : html`<p>${advice}</p>`}
      </div>
      <ul class="parts">${(['payee', 'account', 'amount'] as const).map((part) => {
        const found = result[part];
        return html`<li data-tone=${TONES[found]}>${toneIcon(TONES[found])}<span>${t(`${part}-${found}` as Key, values)}</span></li>`;
      })}</ul>`;
  }

  #onInput = (): void => {
    this.#result = undefined;
    this.#photo = undefined;
    this.#host.requestUpdate();
  };

  #onPhoto = async ({ target }: Event): Promise<void> => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same photo may be chosen again.
    input.value = '';
    if (!file) return;
    this.#onInput();
    this.#photo = 'running';
    try {
      const { photographCode } = await import('../kit/scan.ts');
      const text = await photographCode(file);
      this.#photo = text ? undefined : 'photoFailed';
      if (text) this.#form.fill('code', text);
    } catch {
      this.#photo = 'kind-offline';
    }
    this.#host.requestUpdate();
  };
}
