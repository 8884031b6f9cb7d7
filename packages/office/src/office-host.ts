import type { ReactiveControllerHost } from 'lit';
import type { Staff } from '@vodokanal/contract/office';

/** Who works here, and the time zone of the utility (IANA name). */
export interface Desk {
  readonly me: Staff;
  readonly timeZone: string;
}

/** The page around the views. */
export interface OfficeHost extends ReactiveControllerHost {
  /** Renders, then moves the focus to the first element that the selector finds. */
  focusOn(selector: string): Promise<void>;
  /** Asks to sign in again; what is typed stays. */
  signedOut(): void;
}
