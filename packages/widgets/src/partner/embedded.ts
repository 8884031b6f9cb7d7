/** The document inside a frame on a partner site: shows one widget with the session of that site only. */
import { ContextProvider } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { framedScopes } from '../generated/frames.ts';
import { define } from '../kit/define.ts';
import { clientContext } from '../kit/client-directory.ts';
import type { BeforeSubmitEvent } from '../kit/controllers/before-submit.ts';
import {
  EVENTS,
  isGreeting,
  isToken,
  readToFrame,
  type Connect,
  type Hello,
  type ToFrame,
  type ToHost,
} from './protocol.ts';
import { newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import { PartnerSignIn } from './partner-sign-in.ts';
import { createPartnerConnection } from './partner-connection.ts';
import en from './messages/en.ts';
import ru from './messages/ru.ts';
import { frameSheet } from './page.styles.ts';

const widgets: Readonly<Record<string, () => Promise<unknown>>> = {
  'balance-card': () => import('../define/balance-card.ts'),
  'reading-form': () => import('../define/reading-form.ts'),
  'building-readings': () => import('../define/building-readings.ts'),
};

const { site = '', widget = '', theme = '', redirect = '' } = document.body.dataset;
const allowed = new Set(theme.split(' '));
/** The scope a session needs for the widget; `vk-login` needs only a signed-in customer. */
const scopeOf = (name: string): string | undefined => framedScopes[name]?.find((scope) => scope !== 'any');
/** The partner's server vouches for one account; the frame asks it for a code when there is no session. */
const isDelegated = new URLSearchParams(location.search).has('delegation');
const partner = createPartnerConnection(site, isDelegated, ({ scopes, customer }) =>
  scopeOf(widget) ? scopes?.some((scope) => scope === scopeOf(widget)) === true : customer !== undefined,
);
const { session } = partner.connection;
let port: MessagePort | undefined;
const sendToHost = (message: ToHost) => port?.postMessage(message);

document.adoptedStyleSheets.push(frameSheet());
const root = document.createElement('div');
const warning = document.createElement('p');
warning.role = 'alert';
document.body.append(root, warning);
new ContextProvider(root as unknown as ReactiveElement, { context: clientContext, initialValue: partner.connection });
define('vk-login', PartnerSignIn);

const partnerSignIn = document.createElement('vk-login') as unknown as PartnerSignIn;
partnerSignIn.partner = partner;
if (redirect) partnerSignIn.redirect = (challenge, state) => sendToHost({ type: 'redirect', challenge, state });

const load = widgets[widget];
const shown = load ? document.createElement(`vk-${widget}`) : partnerSignIn;
if (load && !isDelegated) {
  partnerSignIn.slot = 'sign-in';
  shown.append(partnerSignIn);
}
partnerSignIn.isElsewhere = !load && widget !== 'login';

/** Applies language, theme and attributes from the page, limited to what the registry allows. */
function apply({ lang, scheme, attributes, theme: tokens }: Extract<ToFrame, { type: 'set' }>): void {
  document.documentElement.lang = lang.slice(0, 2);
  document.documentElement.style.colorScheme = scheme === 'dark' ? 'dark' : 'light';
  const { style } = document.documentElement;
  for (const token of allowed) {
    const value = tokens[token];
    if (value !== undefined && isToken(token, value)) style.setProperty(`--vk-${token}`, value);
    else if (token) style.removeProperty(`--vk-${token}`);
  }
  // If the page's colours make the text illegible, ignore all of them, so that people see what they click.
  if (!isLegible()) for (const token of allowed) if (token) style.removeProperty(`--vk-${token}`);
  void customElements
    .whenDefined(shown.localName)
    .then((made) =>
      setAttributes(
        (made as unknown as { readonly observedAttributes?: readonly string[] }).observedAttributes ?? [],
        attributes,
      ),
    );
}

/** Whether text and buttons have a contrast of at least 3:1 and no colour is transparent. */
function isLegible(): boolean {
  const probe = document.body.appendChild(document.createElement('i'));
  const light = (token: string, otherwise: string): number => {
    probe.style.color = `var(--vk-${token}, ${otherwise})`;
    const [red = 0, green = 0, blue = 0, alpha = 1] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(
      Number,
    );
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
      part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return alpha < 1 ? Number.NaN : 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const surface = light('surface', 'light-dark(#fff, #17212b)');
  const isReadable =
    contrast(light('text', 'light-dark(#17212b, #e8eef4)'), surface) >= 3 &&
    contrast(light('on-accent', 'light-dark(#fff, #06213d)'), light('accent', 'light-dark(#0b5cad, #8cc4ff)')) >= 3 &&
    contrast(light('accent', 'light-dark(#0b5cad, #8cc4ff)'), surface) >= 1.5 &&
    !Number.isNaN(light('line', '#7a8794'));
  probe.remove();
  return isReadable;
}

function setAttributes(known: readonly string[], attributes: Readonly<Record<string, string>>): void {
  for (const name of known) {
    // The page must not decide the endpoint, the payment address or the theme.
    if (name === 'endpoint' || name === 'theme' || name === 'payment-url') continue;
    const value = attributes[name];
    if (value === undefined) shown.removeAttribute(name);
    else if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
}

function onHost(data: unknown): void {
  const message = readToFrame(data);
  switch (message?.type) {
    case 'set':
      apply(message);
      return;
    case 'focus':
      (
        shown.shadowRoot?.querySelector<HTMLElement>('input, select, textarea, button, a[href]') ??
        partnerSignIn.shadowRoot?.querySelector<HTMLElement>('button')
      )?.focus();
      return;
    case 'leave':
      void session.signOut().catch(() => undefined);
      return;
    case 'code':
      void partnerSignIn.redeemCode(message.code, undefined, message.state).then(() => {
        if (isDelegated) warning.textContent = session.state === 'signed-in' ? '' : texts().refused;
      });
  }
}

const nonce = newSecret();
addEventListener('message', ({ source, origin, data, ports }) => {
  if (
    port ||
    source !== parent ||
    origin !== site ||
    !isGreeting<Connect>('connect', data) ||
    data.nonce !== nonce ||
    !ports[0]
  )
    return;
  port = ports[0];
  port.onmessage = (event) => onHost(event.data);
  show();
});

/** The last heights sent to the page, in pixels, newest first. */
let sentHeights: readonly number[] = [];

function show(): void {
  root.append(shown);
  const sizes = new ResizeObserver(() => {
    // Measure the content, whose height does not depend on the frame's, to avoid a loop.
    const px = Math.ceil(root.getBoundingClientRect().height + warning.getBoundingClientRect().height) + 8;
    if (Math.abs(px - (sentHeights[0] ?? 0)) <= 1) return;
    sentHeights = [px, ...sentHeights].slice(0, 6);
    sendToHost({ type: 'height', px });
  });
  sizes.observe(root);
  sizes.observe(warning);
  const state = () => {
    sendToHost({ type: 'state', authenticated: session.state === 'signed-in' });
    if (isDelegated && session.state === 'expired') sendToHost({ type: 'code' });
  };
  session.subscribe(state);
  state();
  // The person may have changed since the last visit, so a delegated frame always starts with a new code of the partner's server.
  if (isDelegated) sendToHost({ type: 'code' });
  else void session.check().catch(() => undefined);
}

const texts = () => (document.documentElement.lang === 'en' ? en : ru);
let movedAt = 0;
let pressedAt = -Infinity;
// A resize to a height this frame has just sentHeights for is expected; any other means that the page moved.
for (const type of ['resize', 'visibilitychange'])
  addEventListener(type, () => {
    if (!sentHeights.includes(innerHeight)) movedAt = performance.now();
  });
for (const type of ['pointerdown', 'keydown', 'click'])
  addEventListener(
    type,
    ({ isTrusted }) => {
      if (isTrusted) pressedAt = performance.now();
    },
    true,
  );

/** Whether nothing covers an element. Only Chromium can sendToHost; elsewhere true. */
const isUncovered = (element: Element) =>
  new Promise<boolean>((resolve) => {
    const watch = new IntersectionObserver(
      ([entry]) => {
        watch.disconnect();
        resolve((entry as { isVisible?: boolean } | undefined)?.isVisible !== false);
      },
      { threshold: 1, trackVisibility: true, delay: 100 } as IntersectionObserverInit,
    );
    watch.observe(element);
  });

/** Against clickjacking: refuses to send without a recent real click, or when the button was covered or moved. */
addEventListener('vk-before-submit', (event: Event) => {
  const before = event as BeforeSubmitEvent;
  const now = performance.now();
  if (now - pressedAt > 2000) {
    warning.textContent = texts().covered;
    return before.preventDefault();
  }
  const target = before.composedPath()[0] as HTMLElement;
  // Watch the parent, because a button that is sending becomes transparent, which counts as not visible.
  const place = target.shadowRoot?.querySelector('form button:not([type=button])')?.parentElement ?? target;
  before.waitUntil(
    (now - movedAt < 500 ? Promise.resolve(false) : isUncovered(place)).then((isSeen) => {
      warning.textContent = isSeen ? '' : texts().covered;
      return isSeen;
    }),
  );
});

for (const name of EVENTS) addEventListener(name, () => sendToHost({ type: 'event', name }));
if (load)
  void load().catch(() => {
    warning.textContent = texts().broken;
  });
parent.postMessage({ vk: 1, type: 'hello', nonce } satisfies Hello, site);
