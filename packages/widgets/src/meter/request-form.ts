import type { MeterRequest } from '@vodokanal/contract';
import { meterRequestsOf, type Client } from '@vodokanal/client';
import { parseDate } from '@vodokanal/contract/rules/date-text';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/request.ru.ts';

/** Reports a verification or requests a visit. */
export class MeterRequestForm {
  readonly #kind: MeterRequest['kind'];
  readonly #form: FormTask<'record' | 'verifiedOn' | 'comment', MeterRequest, Client>;
  readonly #cancel: () => unknown;

  /** `cancel` renders the button that closes the form. */
  constructor(
    host: VkAccountElement,
    meterId: string,
    kind: MeterRequest['kind'],
    cancel: () => unknown,
    onSent: (request: MeterRequest) => void,
  ) {
    const t = messages(host, ru, { en: () => import('./messages/request.en.ts') });
    this.#kind = kind;
    this.#cancel = cancel;
    this.#form = new FormTask(host, t, {
      name: 'meter-request',
      submit: 'send',
      sending: 'sending',
      isCancelable: true,
      fields: { record: {}, verifiedOn: { inputmode: 'numeric', max: 20 }, comment: { type: 'textarea' } },
      check: ({ verifiedOn }) =>
        verifiedOn.trim() && parseDate(verifiedOn) === null ? { verifiedOn: t('DATE_FORMAT') } : {},
      send: (client, { record, verifiedOn, comment }, intent) =>
        meterRequestsOf(client).create(
          meterId,
          kind === 'visit' ? { kind, comment } : { kind, record, verifiedOn: parseDate(verifiedOn) ?? '' },
          intent,
        ),
      onSent: (request) => {
        this.#form.clear();
        onSent(request);
      },
    });
  }

  clear(): void {
    this.#form.clear();
  }

  render(): unknown {
    return this.#form.render({
      names: this.#kind === 'visit' ? ['comment'] : ['record', 'verifiedOn'],
      actions: this.#cancel(),
    });
  }
}
