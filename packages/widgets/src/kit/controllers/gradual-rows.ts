import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows of the first step: more than a screen shows. */
const FIRST = 30;
/** Rows of each further step, so few that a slow device still answers to input in between. */
const STEP = 80;

/**
 * How many rows of a long list may be rendered. The first ones come at once and the others step by step, so that no step
 * holds up a frame and soon all rows are in the page: for find-in-page, print and screen readers. Scrolling never meets
 * an empty place.
 */
export class GradualRows implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #list: object | undefined;
  #count = 0;
  #total = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How many rows of this list to render now; another list begins anew. */
  of(list: readonly unknown[]): number {
    if (list !== this.#list) {
      this.#list = list;
      this.#count = FIRST;
    }
    this.#total = list.length;
    return Math.min(this.#count, this.#total);
  }

  hostUpdated(): void {
    if (this.#count >= this.#total || this.#timer !== undefined) return;
    // Not an animation frame: a page in the background gets none, and is printed all the same.
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#count += STEP;
      this.#host.requestUpdate();
    });
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
