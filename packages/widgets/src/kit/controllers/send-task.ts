import type { ReactiveControllerHost } from 'lit';
import { newIntent } from '@vodokanal/client/intent';
import { asProblem, type Problem } from '@vodokanal/client/problem';
import { maySubmit } from './before-submit.ts';

/** What a widget must have to send: a client, once it has found one. */
interface Host<C> extends ReactiveControllerHost {
  readonly client: C | undefined;
}

/**
 * Sends what a person decided to send, once: a second click while it runs is ignored, and the idempotency key lives
 * from the first try until success or until the input is changed, so that trying again never doubles the effect. What
 * is under way is never aborted: the endpoint may have taken it already.
 */
export class SendTask<C, Input, T> {
  readonly #host: Host<C>;
  readonly #send: (client: C, input: Input, intent: string) => Promise<T>;
  readonly #asks: boolean;
  #intent = newIntent();
  #isSending = false;
  #problem: Problem | undefined;

  constructor(host: Host<C>, { send, asks = false }: { readonly send: (client: C, input: Input, intent: string) => Promise<T>; /** The page may hold it back: `vk-before-submit`. */ readonly asks?: boolean }) {
    this.#host = host;
    this.#send = send;
    this.#asks = asks;
  }

  get isSending(): boolean {
    return this.#isSending;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** What the endpoint answered, in a box; undefined when it was refused, held back by the page, or something is being sent already. */
  async send(input: Input): Promise<{ readonly value: T } | undefined> {
    const { client } = this.#host;
    if (this.#isSending || !client) return undefined;
    this.#isSending = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      if (this.#asks && !(await maySubmit(this.#host as unknown as HTMLElement))) return undefined;
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

  /** The person changed what is to be sent: that is another intent, and the last refusal is history. */
  edited(): void {
    this.#intent = newIntent();
    this.#problem = undefined;
  }
}
