import type { ReactiveControllerHost } from 'lit';
import { newIntent } from '@vodokanal/client/intent';
import { asProblem, type Problem } from '@vodokanal/client/problem';
import { maySubmit } from './before-submit.ts';

/** A host that has a client, at the latest when it sends. */
interface Host<C> extends ReactiveControllerHost {
  readonly client: C | undefined;
}

/**
 * Sends once for each intent. A second click during a send is ignored. The idempotency key stays until success or an
 * edit, so a retry never doubles the effect. A running send is never aborted, because the endpoint may have accepted it.
 */
export class SendTask<C, Input, T> {
  readonly #host: Host<C>;
  readonly #send: (client: C, input: Input, intent: string) => Promise<T>;
  readonly #isCancelable: boolean;
  #intent = newIntent();
  #isSending = false;
  #problem: Problem | undefined;

  constructor(
    host: Host<C>,
    {
      send,
      isCancelable = false,
    }: {
      readonly send: (client: C, input: Input, intent: string) => Promise<T>;
      /** Fires `vk-before-submit`, so that the page may cancel. */ readonly isCancelable?: boolean;
    },
  ) {
    this.#host = host;
    this.#send = send;
    this.#isCancelable = isCancelable;
  }

  get isSending(): boolean {
    return this.#isSending;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Resolves to the answer in an object, or to undefined when it was refused, cancelled by the page, or another send is running. */
  async send(input: Input): Promise<{ readonly value: T } | undefined> {
    const { client } = this.#host;
    if (this.#isSending || !client) return undefined;
    this.#isSending = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      if (this.#isCancelable && !(await maySubmit(this.#host as unknown as HTMLElement))) return undefined;
      const value = await this.#send(client, input, this.#intent);
      this.#intent = newIntent();
      return { value };
    } catch (fault) {
      this.#problem = asProblem(fault);
      return undefined;
    } finally {
      this.#isSending = false;
      this.#host.requestUpdate();
    }
  }

  /** Called when the input changes: the next send is a new intent, and the last problem no longer applies. */
  edited(): void {
    this.#intent = newIntent();
    this.#problem = undefined;
  }
}
