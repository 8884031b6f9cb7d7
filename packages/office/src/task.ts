import type { Finding } from '@vodokanal/contract';
import { OfficeProblem } from './office-api.ts';
import type { OfficeHost } from './office-host.ts';

/** The requests of a view: one at a time, with the problem of the last one. */
export class Task {
  readonly #host: OfficeHost;
  #problem: OfficeProblem | undefined;
  #isRunning = false;

  constructor(host: OfficeHost) {
    this.#host = host;
  }

  /** The code of the last problem. */
  get problem(): string | undefined {
    return this.#problem?.code;
  }

  /** What the last problem says about fields. */
  get findings(): readonly Finding[] {
    return this.#problem?.findings ?? [];
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  forget(): void {
    this.#problem = undefined;
  }

  /**
   * Runs a request; afterwards the focus goes to what the selector finds, unless another address was opened meanwhile. A
   * second one meanwhile is ignored. Returns whether it succeeded.
   */
  async run(work: () => Promise<void>, selector?: string): Promise<boolean> {
    if (this.#isRunning) return false;
    const address = location.hash;
    this.#isRunning = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await work();
    } catch (fault) {
      this.#problem = fault instanceof OfficeProblem ? fault : new OfficeProblem('INTERNAL');
      if (this.problem === 'SIGNED_OUT') this.#host.signedOut();
    }
    this.#isRunning = false;
    this.#host.requestUpdate();
    if (this.#problem) return false;
    if (selector && location.hash === address) await this.#host.focusOn(selector);
    return true;
  }
}
