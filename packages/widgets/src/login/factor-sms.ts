import type { CodeSent, Session } from '@vodokanal/contract';
import { entry } from '@vodokanal/client/resources/entry';
import { CodeStep } from '../entry/code-step.ts';
import { messages } from '../kit/messages.ts';
import ru from '../entry/messages/code.ru.ts';
import type { Step, StepOf } from './onward.ts';

/** The second factor by SMS. */
export class SmsStep implements Step {
  readonly #code: CodeStep<Session>;

  constructor({ host, onSession, onOver }: StepOf, sent: CodeSent & { readonly ticket: string }) {
    const say = messages(host, ru, { en: () => import('../entry/messages/code.en.ts') });
    this.#code = new CodeStep<Session>(host, say, { check: (client, ticket, code) => entry(client).confirm({ ticket, kind: 'sms', code }), onChecked: onSession, onOver });
    this.#code.start(sent);
  }

  render(back: unknown): unknown {
    return this.#code.render(back);
  }

  stop(): void {
    this.#code.stop();
  }
}
