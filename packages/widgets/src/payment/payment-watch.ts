import type { ReactiveController } from 'lit';
import type { Payment } from '@vodokanal/contract';
import { asProblem, type Problem } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import type { PaymentCalls } from './payment-calls.ts';

/** Milliseconds between two questions: while somebody waits, and later. */
const PAUSE = { first: 3000, later: 10_000 } as const;
/** Questions after which the later pause begins. */
const FIRST_QUESTIONS = 40;

const isOpen = ({ state }: Payment): boolean => state === 'pending';

/** Asks for the result of a payment until it is known, also after a lost connection. Stops while the widget is removed. */
export class PaymentWatch implements ReactiveController {
  readonly #host: VkAccountElement;
  readonly #calls: PaymentCalls;
  readonly #onChange: (payment: Payment) => void;
  #payment: Payment | undefined;
  #problem: Problem | undefined;
  #questions = 0;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: VkAccountElement, calls: PaymentCalls, onChange: (payment: Payment) => void) {
    this.#host = host;
    this.#calls = calls;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** Why the last question had no answer. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  watch(payment: Payment | undefined): void {
    clearTimeout(this.#timer);
    this.#payment = payment;
    this.#problem = undefined;
    this.#questions = 0;
    if (payment && isOpen(payment)) this.#later();
  }

  hostConnected(): void {
    if (this.#payment && isOpen(this.#payment)) this.#later();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Whether an answer is awaited that somebody has asked for. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** Asks at once, for somebody who waits. */
  askNow = async (): Promise<void> => {
    this.#isAsking = true;
    this.#host.requestUpdate();
    await this.#ask();
    this.#isAsking = false;
    this.#host.requestUpdate();
  };

  async #ask(): Promise<void> {
    const { client } = this.#host;
    const asked = this.#payment;
    clearTimeout(this.#timer);
    if (!client || !asked) return;
    this.#questions++;
    try {
      const payment = await this.#calls.get(client, asked.id);
      // Another payment is watched, or a later question was answered first.
      if (this.#payment !== asked) return;
      this.#payment = payment;
      this.#problem = undefined;
      this.#onChange(payment);
    } catch (fault) {
      if (this.#payment?.id !== asked.id) return;
      this.#problem = asProblem(fault);
      this.#host.requestUpdate();
    }
    // Removed meanwhile, or signed out: it goes on when the widget is back, or loads anew.
    const isOver = !this.#host.isConnected || this.#problem?.kind === 'signed-out';
    if (this.#payment && isOpen(this.#payment) && !isOver) this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), this.#questions < FIRST_QUESTIONS ? PAUSE.first : PAUSE.later);
  }
}
