/** Fired before a form is sent. Cancel it, or delay it with `waitUntil`: a promise that gives `false` or rejects cancels it. */
export class BeforeSubmitEvent extends CustomEvent<Record<string, never>> {
  readonly waits: Promise<unknown>[] = [];

  constructor() {
    super('vk-before-submit', { bubbles: true, composed: true, cancelable: true, detail: {} });
  }

  waitUntil(promise: Promise<unknown>): void {
    this.waits.push(promise);
  }
}

/** Fires `vk-before-submit` and resolves to whether the page lets the form be sent. */
export async function maySubmit(host: HTMLElement): Promise<boolean> {
  const event = new BeforeSubmitEvent();
  if (!host.dispatchEvent(event)) return false;
  return Promise.all(event.waits).then(
    (answers) => !answers.includes(false) && !event.defaultPrevented,
    () => false,
  );
}

declare global {
  interface HTMLElementEventMap {
    'vk-before-submit': BeforeSubmitEvent;
  }
}
