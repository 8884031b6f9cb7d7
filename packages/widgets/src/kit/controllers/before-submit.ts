/** Somebody is about to send; cancel it, or let it wait for a promise: one that gives `false` or fails cancels it. */
export class BeforeSubmitEvent extends CustomEvent<Record<string, never>> {
  readonly waits: Promise<unknown>[] = [];

  constructor() {
    super('vk-before-submit', { bubbles: true, composed: true, cancelable: true, detail: {} });
  }

  waitUntil(promise: Promise<unknown>): void {
    this.waits.push(promise);
  }
}

/** Asks the page whether what its person decided to send may go. */
export async function maySubmit(host: HTMLElement): Promise<boolean> {
  const event = new BeforeSubmitEvent();
  if (!host.dispatchEvent(event)) return false;
  return Promise.all(event.waits).then((answers) => !answers.includes(false) && !event.defaultPrevented, () => false);
}

declare global {
  interface HTMLElementEventMap { 'vk-before-submit': BeforeSubmitEvent }
}
