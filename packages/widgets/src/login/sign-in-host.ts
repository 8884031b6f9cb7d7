import type { VkElement } from '../kit/element.ts';

/** The element that shows the sign-in, as its controllers see it. */
export interface SignInHost extends VkElement {
  /** Moves the focus to the card. */
  focusCard(): Promise<void>;
}
