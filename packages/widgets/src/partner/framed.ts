/**
 * The tags on the page of a partner: each is a frame of the endpoint, which runs the same kit. The page sees states
 * and sizes; passwords, names and readings are the frame's.
 */
import { shells } from '../generated/frames.ts';
import { pageDefaults } from '../kit/page-defaults.ts';
import { reportToWebmaster as report } from './report.ts';
import { isGreeting, readToHost, type Connect, type Hello, type ToFrame } from './protocol.ts';

const TOKENS = ['accent', 'on-accent', 'surface', 'text', 'line', 'good', 'radius', 'gap'];
/** What of a tag is the widget's in its frame; all else is the tag's own, or the page's framework's. */
const WIDGETS_OWN = ['guest', 'meter-id', 'building-id'];

/** False in Node, where the npm package is imported for server rendering. */
const isBrowser = typeof document === 'object';

const sheet = isBrowser ? new CSSStyleSheet() : undefined;
sheet?.replaceSync(':host{display:block}:host([hidden]){display:none}iframe{display:block;inline-size:100%;border:0;background:none}p{margin:0;padding:.75em 1em;border:1px solid;border-radius:.5em}slot[hidden],p[hidden]{display:none}');

/** Where the sign-in by redirect comes back to: the code stands behind the `#` for a moment, and no script of ours keeps it. */
function takeReturned(): { readonly code: string; readonly state: string } | undefined {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const [code, state] = [parameters.get('vk-code'), parameters.get('vk-state')];
  if (!code || !state) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { code, state };
}
const returned = isBrowser ? takeReturned() : undefined;

/** How long a frame may take to fill, in milliseconds. */
const SETTLING = 3000;

class Framed extends (globalThis.HTMLElement ?? class {}) {
  /** For the check of mistyped attributes; changes are seen by an observer, together. */
  static readonly observedAttributes: readonly string[] = ['endpoint', 'code', 'code-url', 'return', 'guest', 'meter-id', 'building-id', 'payment-url', 'theme'];

  #frame: HTMLIFrameElement | undefined;
  #port: MessagePort | undefined;
  #watch: MutationObserver | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #settled: ReturnType<typeof setTimeout> | undefined;
  #connectedAt = 0;

  get #endpoint(): string {
    return new URL(this.getAttribute('endpoint') ?? this.closest('vk-utility[endpoint]')?.getAttribute('endpoint') ?? pageDefaults().endpoint ?? location.origin, location.href).href.replace(/\/+$/, '');
  }

  /** The partner's own back end has codes for this tag. */
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
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads');
    frame.style.blockSize = `${Math.max(shells[this.#name]?.height ?? 160, this.offsetHeight)}px`;
    frame.src = `${this.#endpoint}/embed/${this.#name}?site=${encodeURIComponent(location.origin)}${this.#isDelegated ? '&delegation' : ''}`;
    const notice = document.createElement('p');
    notice.hidden = true;
    root.replaceChildren(frame, notice);
    this.#frame = frame;
    this.#connectedAt = performance.now();
    addEventListener('message', this.#onMessage);
    // Never blank: what stands in the tag, or a sentence with the phone, and the way to the utility's own pages.
    this.#slow = setTimeout(() => this.#giveUp(notice), 8000);
    this.#watch = new MutationObserver(() => this.#set());
    this.#watch.observe(this, { attributes: true });
    this.#watch.observe(document.documentElement, { attributes: true, attributeFilter: ['lang', 'class', 'style', 'data-theme'] });
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#onMessage);
    clearTimeout(this.#slow);
    clearTimeout(this.#settled);
    this.#watch?.disconnect();
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

  #giveUp(notice: HTMLElement): void {
    this.#frame?.remove();
    if (this.textContent?.trim() || this.children.length > 0) this.shadowRoot?.append(document.createElement('slot'));
    else {
      const { phone } = pageDefaults();
      const link = document.createElement('a');
      link.href = `${this.#endpoint}/`;
      link.textContent = this.#isEnglish ? 'Open the site of the water utility' : 'Открыть сайт водоканала';
      const call = phone && (this.#isEnglish ? ` Please call ${phone}.` : ` Позвоните: ${phone}.`);
      notice.append(`${this.#isEnglish ? 'There is no answer at the moment.' : 'Сервис временно не отвечает.'}${call || ''} `, link);
      notice.hidden = false;
    }
    report('VK-305', new URL(this.#endpoint).origin, this.localName);
  }

  /** Only the frame that is ours, of the origin we put into it, once. */
  #onMessage = (event: MessageEvent): void => {
    const window = this.#frame?.contentWindow;
    if (!window || event.source !== window || event.origin !== new URL(this.#endpoint).origin || !isGreeting<Hello>('hello', event.data)) return;
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#onFrame(data);
    window.postMessage({ vk: 1, type: 'connect', nonce: event.data.nonce } satisfies Connect, event.origin, [port2]);
    clearTimeout(this.#slow);
    this.#set();
    if (returned && !this.#isDelegated) this.#send({ type: 'code', ...returned });
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
      case 'code': return void this.#code();
      case 'redirect': {
        const { challenge, state } = message;
        const query = new URLSearchParams({ site: location.origin, challenge, state, return: this.getAttribute('return') ?? 'portal', lang: this.#isEnglish ? 'en' : 'ru' });
        location.assign(`${this.#endpoint}/connect?${query}`);
      }
    }
  }

  /** While the frame is being filled it does not shrink: that would be a jump for nothing. */
  #resize(frame: HTMLIFrameElement, height: string): void {
    const isSettling = performance.now() - this.#connectedAt < SETTLING;
    if (!isSettling || Number.parseFloat(height) > Number.parseFloat(frame.style.blockSize)) frame.style.blockSize = height;
    clearTimeout(this.#settled);
    this.#settled = setTimeout(() => { frame.style.blockSize = height; }, isSettling ? SETTLING : 0);
  }

  /** A partner that knows its resident gets a code for the frame from its own back end; the page can do nothing with it. */
  async #code(): Promise<void> {
    const address = this.getAttribute('code-url');
    try {
      const answer = address ? await fetch(address) : undefined;
      const code = this.getAttribute('code') ?? (answer?.ok ? ((await answer.json()) as { code?: unknown }).code : undefined);
      if (typeof code !== 'string' || !/^[\w-]{43}$/.test(code)) throw new TypeError('no code');
      this.#send({ type: 'code', code });
    } catch {
      report('VK-503', address);
    }
  }

  /** How the frame should look and what the tag says; the frame takes of it what the registry allows. */
  #set(): void {
    const style = getComputedStyle(this);
    const scheme = style.colorScheme === 'dark' || (style.colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light';
    const theme: Record<string, string> = {};
    for (const token of TOKENS) {
      const value = style.getPropertyValue(`--vk-${token}`).trim();
      if (value) theme[token] = value;
    }
    const attributes: Record<string, string> = {};
    for (const name of WIDGETS_OWN) {
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
  if (!customElements.get('vk-utility')) customElements.define('vk-utility', class extends HTMLElement {
    connectedCallback(): void {
      this.style.display = 'contents';
    }
  });
}
