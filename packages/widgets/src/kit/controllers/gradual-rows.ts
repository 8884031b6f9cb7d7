import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows of the first step: more than a screen shows. */
const FIRST = 30;
/** Rows of each further step at first, and at least when the device turns out to be slow. */
const STEP = { first: 80, least: 20 };
/** Milliseconds after which a step counts as long, so that the next ones get fewer rows. */
const LONG = 50;

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
  #step = STEP.first;
  /** When the last step began. */
  #stepAt: number | undefined;
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
      this.#step = STEP.first;
      this.#stepAt = undefined;
    }
    this.#total = list.length;
    return Math.min(this.#count, this.#total);
  }

  hostUpdated(): void {
    if (this.#count >= this.#total || this.#timer !== undefined) return;
    // Not an animation frame: a page in the background gets none, and is printed all the same.
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const now = performance.now();
      if (this.#stepAt !== undefined && now - this.#stepAt > LONG)
        this.#step = Math.max(STEP.least, Math.floor(this.#step / 2));
      this.#stepAt = now;
      this.#count += this.#step;
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
