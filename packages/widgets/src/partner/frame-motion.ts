/** Milliseconds after a movement during which a press may have been meant for something else. */
const RECENT = 500;
/** Milliseconds within which a page applies a height: `framed.ts` shrinks a frame up to three seconds later. */
const APPLIED = 4000;
/** A scroll bar that appears because the content grew makes the frame narrower by at most this many pixels. */
const SCROLL_BAR = 20;
/** Pixels by which zoom may round a size. */
const ROUNDING = 1;

/**
 * Tells whether the page moved or resized the frame under the pointer, as clickjacking does, or whether the frame only
 * follows the height of its own content. Times are in milliseconds, sizes in CSS pixels.
 */
export class FrameMotion {
  /** Heights that the frame asked for and does not have yet, and the last one it got; newest first. */
  #wanted: readonly number[] = [];
  #wantedAt = -Infinity;
  #width: number;
  #height: number;
  #movedAt = -Infinity;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** The frame has asked the page for this height. */
  asked(height: number, now: number): void {
    this.#wanted = [height, ...this.#wanted].slice(0, 6);
    this.#wantedAt = now;
  }

  /** The frame has been resized. */
  resized(width: number, height: number, now: number): void {
    const [from, to] = [this.#height, this.#wanted[0] ?? this.#height];
    // A page may animate the height, so every height on the way to the wanted one is expected.
    const isOnTheWay = height >= Math.min(from, to) - ROUNDING && height <= Math.max(from, to) + ROUNDING;
    const isWanted = this.#wanted.some((each) => Math.abs(each - height) <= ROUNDING);
    const change = Math.abs(width - this.#width);
    const isScrollBar = change <= SCROLL_BAR && now - this.#wantedAt < RECENT;
    const isExpected = height === this.#height || (now - this.#wantedAt < APPLIED && (isOnTheWay || isWanted));
    if (!isExpected || (change > ROUNDING && !isScrollBar)) this.#movedAt = now;
    [this.#width, this.#height] = [width, height];
  }

  /** The frame was hidden or shown. */
  hidden(now: number): void {
    this.#movedAt = now;
  }

  /** Whether a press at this moment may have been meant for something else. */
  hasMoved(now: number): boolean {
    return now - this.#movedAt < RECENT;
  }
}
