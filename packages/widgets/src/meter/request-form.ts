import type { MeterRequest } from '@vodokanal/contract';
import { meterRequestsOf, type Client } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { dateError, dateField } from '../kit/parts/date-field.ts';
import { dateOf } from '../kit/parts/typed-date.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
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
    adopt(host.renderRoot, typedStyles);
    this.#kind = kind;
    this.#cancel = cancel;
    this.#form = new FormTask(host, t, {
      name: 'meter-request',
      submit: 'send',
      sending: 'sending',
      isCancelable: true,
      fields: {
        record: {},
        verifiedOn: { control: (options) => dateField({ ...options, t }) },
        comment: { type: 'textarea' },
      },
      check: ({ verifiedOn }) => ({ verifiedOn: dateError(t, verifiedOn) }),
      send: (client, { record, verifiedOn, comment }, intent) =>
        meterRequestsOf(client).create(
          meterId,
          kind === 'visit' ? { kind, comment } : { kind, record, verifiedOn: dateOf(verifiedOn) ?? '' },
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
