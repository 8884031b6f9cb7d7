/**
 * The tags on a partner's page: each is a frame of the endpoint that runs the same kit. The page sees states and sizes;
 * passwords, names and readings stay inside the frame.
 */
import { shells } from '../generated/frames.ts';
import { pageDefaults } from '../kit/page-defaults.ts';
import { reportToWebmaster as report } from './report.ts';
import { isGreeting, readToHost, type Connect, type Hello, type ToFrame } from './protocol.ts';

const TOKENS = ['accent', 'on-accent', 'surface', 'text', 'line', 'good', 'radius', 'gap'];
/** Attributes passed to the widget in the frame; all others belong to the tag or to the page's framework. */
const WIDGET_ATTRIBUTES = ['guest', 'meter-id', 'building-id'];

/** False in Node, where the npm package is imported for server rendering. */
const isBrowser = typeof document === 'object';

const sheet = isBrowser ? new CSSStyleSheet() : undefined;
sheet?.replaceSync(
  ':host{display:block}:host([hidden]){display:none}iframe{display:block;inline-size:100%;border:0;background:none}p{margin:0;padding:.75em 1em;border:1px solid;border-radius:.5em}slot[hidden],p[hidden]{display:none}',
);

/** Takes the code of a sign-in by redirect from the URL fragment and removes it from the address. */
function takeRedirectCode(): { readonly code: string; readonly state: string } | undefined {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const [code, state] = [parameters.get('vk-code'), parameters.get('vk-state')];
  if (!code || !state) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { code, state };
}
const redirectCode = isBrowser ? takeRedirectCode() : undefined;

/** Time in ms during which a frame may grow but not shrink. */
const SETTLING = 3000;

class Framed extends (globalThis.HTMLElement ?? class {}) {
  /** Used by the check for mistyped attributes; a MutationObserver handles changes. */
  static readonly observedAttributes: readonly string[] = [
    'endpoint',
    'code',
    'code-url',
    'return',
    'guest',
    'meter-id',
    'building-id',
    'payment-url',
    'theme',
  ];

  #frame: HTMLIFrameElement | undefined;
  #port: MessagePort | undefined;
  #observer: MutationObserver | undefined;
  #timeout: ReturnType<typeof setTimeout> | undefined;
  #shrinkTimer: ReturnType<typeof setTimeout> | undefined;
  #connectedAt = 0;

  get #endpoint(): string {
    return new URL(
      this.getAttribute('endpoint') ??
        this.closest('vk-utility[endpoint]')?.getAttribute('endpoint') ??
        pageDefaults().endpoint ??
        location.origin,
      location.href,
    ).href.replace(/\/+$/, '');
  }

  /** The partner's server issues codes for this tag. */
  get #isDelegated(): boolean {
    return this.hasAttribute('code') || this.hasAttribute('code-url');
  }

  get #isEnglish(): boolean {
    return this.closest('[lang]')?.getAttribute('lang')?.startsWith('en') === true;
  }

  get #name(): string {
    return this.localName.slice(3);
  }

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheet ? [sheet] : [];
    const frame = document.createElement('iframe');
    frame.title = shells[this.#name]?.[this.#isEnglish ? 'en' : 'ru'] ?? '';
    frame.referrerPolicy = 'no-referrer';
    frame.setAttribute(
      'sandbox',
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads',
    );
    frame.style.blockSize = `${Math.max(shells[this.#name]?.height ?? 160, this.offsetHeight)}px`;
    frame.src = `${this.#endpoint}/embed/${this.#name}?site=${encodeURIComponent(location.origin)}${this.#isDelegated ? '&delegation' : ''}`;
    const notice = document.createElement('p');
    notice.hidden = true;
    root.replaceChildren(frame, notice);
    this.#frame = frame;
    this.#connectedAt = performance.now();
    addEventListener('message', this.#onMessage);
    // Never stay blank: after a timeout show the tag's content, or a sentence with the phone number and a link.
    this.#timeout = setTimeout(() => this.#showFallback(notice), 8000);
    this.#observer = new MutationObserver(() => this.#sendSettings());
    this.#observer.observe(this, { attributes: true });
    this.#observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['lang', 'class', 'style', 'data-theme'],
    });
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#onMessage);
    clearTimeout(this.#timeout);
    clearTimeout(this.#shrinkTimer);
    this.#observer?.disconnect();
    this.#port?.close();
    this.#port = undefined;
    this.#frame = undefined;
  }

  override focus(): void {
    this.#send({ type: 'focus' });
  }

  /** Ends the session of this site's frames. */
  signOut(): void {
    this.#send({ type: 'leave' });
  }

  #send(message: ToFrame): void {
    this.#port?.postMessage(message);
  }

  #showFallback(notice: HTMLElement): void {
    this.#frame?.remove();
    if (this.textContent?.trim() || this.children.length > 0) this.shadowRoot?.append(document.createElement('slot'));
    else {
      const { phone } = pageDefaults();
      const link = document.createElement('a');
      link.href = `${this.#endpoint}/`;
      link.textContent = this.#isEnglish ? 'Open the site of the water utility' : 'Открыть сайт водоканала';
      const call = phone && (this.#isEnglish ? ` Please call ${phone}.` : ` Позвоните: ${phone}.`);
      notice.append(
        `${this.#isEnglish ? 'There is no answer at the moment.' : 'Сервис временно не отвечает.'}${call || ''} `,
        link,
      );
      notice.hidden = false;
    }
    report('VK-305', new URL(this.#endpoint).origin, this.localName);
  }

  /** Accepts the greeting only from our own frame and its origin. */
  #onMessage = (event: MessageEvent): void => {
    const window = this.#frame?.contentWindow;
    if (
      !window ||
      event.source !== window ||
      event.origin !== new URL(this.#endpoint).origin ||
      !isGreeting<Hello>('hello', event.data)
    )
      return;
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#onFrame(data);
    window.postMessage({ vk: 1, type: 'connect', nonce: event.data.nonce } satisfies Connect, event.origin, [port2]);
    clearTimeout(this.#timeout);
    this.#sendSettings();
    if (redirectCode && !this.#isDelegated) this.#send({ type: 'code', ...redirectCode });
  };

  #onFrame(data: unknown): void {
    const message = readToHost(data);
    switch (message?.type) {
      case 'height':
        if (this.#frame) this.#resize(this.#frame, `${Math.ceil(message.px)}px`);
        return;
      case 'state':
        this.toggleAttribute('data-authenticated', message.authenticated);
        return;
      case 'event':
        this.dispatchEvent(new CustomEvent(message.name, { bubbles: true, composed: true, detail: {} }));
        return;
      case 'code':
        return void this.#sendCode();
      case 'no-window':
        return void this.#explainNoWindow();
      case 'redirect': {
        const { challenge, state } = message;
        const query = new URLSearchParams({
          site: location.origin,
          challenge,
          state,
          return: this.getAttribute('return') ?? 'portal',
          lang: this.#isEnglish ? 'en' : 'ru',
        });
        location.assign(`${this.#endpoint}/connect?${query}`);
      }
    }
  }

  /** While the frame is loading it does not shrink, to avoid layout shifts. */
  #resize(frame: HTMLIFrameElement, height: string): void {
    const isSettling = performance.now() - this.#connectedAt < SETTLING;
    if (!isSettling || Number.parseFloat(height) > Number.parseFloat(frame.style.blockSize))
      frame.style.blockSize = height;
    clearTimeout(this.#shrinkTimer);
    this.#shrinkTimer = setTimeout(
      () => {
        frame.style.blockSize = height;
      },
      isSettling ? SETTLING : 0,
    );
  }

  /** Fetches a code from the partner's server and passes it to the frame; the page itself cannot use it. */
  async #sendCode(): Promise<void> {
    const address = this.getAttribute('code-url');
    try {
      const answer = address ? await fetch(address) : undefined;
      const code =
        this.getAttribute('code') ?? (answer?.ok ? ((await answer.json()) as { code?: unknown }).code : undefined);
      if (typeof code === 'string' && /^[\w-]{43}$/.test(code)) return this.#send({ type: 'code', code });
      // A key never leaves the server of the portal.
      if (String(code).startsWith('site-key-')) report('VK-505');
      else report('VK-503', address ?? 'code');
    } catch {
      report('VK-503', address);
    }
    this.#send({ type: 'no-code' });
  }

  /** A page with this header gets no window, although the browser blocks none. The frame cannot read the page's headers. */
  async #explainNoWindow(): Promise<void> {
    const answer = await fetch(location.href, { method: 'HEAD' }).catch(() => undefined);
    const policy = answer?.headers.get('Cross-Origin-Opener-Policy');
    const isIsolated = /^same-origin(-plus-COEP)?\b(?!-allow)/i.test(policy ?? '');
    if (isIsolated) report('VK-504', policy ?? '');
    else report('VK-501');
    this.#send({ type: 'no-window', isIsolated });
  }

  /** Sends language, theme and attributes; the frame applies what the registry allows. */
  #sendSettings(): void {
    const style = getComputedStyle(this);
    const scheme =
      style.colorScheme === 'dark' ||
      (style.colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches)
        ? 'dark'
        : 'light';
    const theme: Record<string, string> = {};
    for (const token of TOKENS) {
      const value = style.getPropertyValue(`--vk-${token}`).trim();
      if (value) theme[token] = value;
    }
    const attributes: Record<string, string> = {};
    for (const name of WIDGET_ATTRIBUTES) {
      const value = this.getAttribute(name);
      if (value !== null) attributes[name] = value.slice(0, 200);
    }
    this.#send({ type: 'set', lang: this.closest('[lang]')?.getAttribute('lang') ?? 'ru', scheme, attributes, theme });
  }
}

if (isBrowser) {
  for (const name of Object.keys(shells)) {
    const tag = `vk-${name}`;
    if (!customElements.get(tag)) customElements.define(tag, class extends Framed {});
  }
  if (!customElements.get('vk-utility'))
    customElements.define(
      'vk-utility',
      class extends HTMLElement {
        connectedCallback(): void {
          this.style.display = 'contents';
        }
      },
    );
}
