import { OfficeProblem } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';

/** The requests of a view: one at a time, with the problem of the last one. */
export class Task {
  readonly #host: OfficeHost;
  #problem: string | undefined;
  #isRunning = false;

  constructor(host: OfficeHost) {
    this.#host = host;
  }

  /** The code of the last problem. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /**
   * Runs a request; afterwards the focus goes to what the selector finds, unless another address was opened meanwhile. A
   * second one meanwhile is ignored.
   */
  async run(work: () => Promise<void>, selector?: string): Promise<void> {
    if (this.#isRunning) return;
    const address = location.hash;
    this.#isRunning = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await work();
      this.#isRunning = false;
      if (selector && location.hash === address) await this.#host.focusOn(selector);
    } catch (fault) {
      this.#problem = fault instanceof OfficeProblem ? fault.code : 'INTERNAL';
      if (this.#problem === 'SIGNED_OUT') this.#host.signedOut();
    }
    this.#isRunning = false;
    this.#host.requestUpdate();
  }
}
