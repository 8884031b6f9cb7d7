import type { ReactiveControllerHost } from 'lit';

/** The page around the views. */
export interface OfficeHost extends ReactiveControllerHost {
  /** Renders, then moves the focus to the first element that the selector finds. */
  focusOn(selector: string): Promise<void>;
  /** Asks to sign in again; what is typed stays. */
  signedOut(): void;
}
