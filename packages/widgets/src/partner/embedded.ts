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
import { FrameMotion } from './frame-motion.ts';
import { PartnerSignIn } from './partner-sign-in.ts';
import { reportToWebmaster } from './report.ts';
import { createPartnerConnection } from './partner-connection.ts';
import en from './messages/en.ts';
import ru from './messages/ru.ts';
import { tokenTypes } from '../generated/token-types.ts';
import { contrastOf, parseComputed, type Rgb } from '../kit/theme/contrast.ts';
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
partnerSignIn.explain = () => sendToHost({ type: 'no-window' });
if (redirect) partnerSignIn.redirect = (challenge, state) => sendToHost({ type: 'redirect', challenge, state });

const load = widgets[widget];
const shown = load ? document.createElement(`vk-${widget}`) : partnerSignIn;
if (load) {
  // The partner's server signs in for a delegated account, so that frame offers no sign-in.
  const signIn = isDelegated ? document.createElement('span') : partnerSignIn;
  signIn.slot = 'sign-in';
  shown.append(signIn);
}
partnerSignIn.isOwnSiteOnly = !load && widget !== 'login';

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
  if (!isLegible()) {
    reportToWebmaster('VK-212', [...allowed].map((token) => `--vk-${token}: ${tokens[token] ?? ''}`).join('; '), '< 3');
    for (const token of allowed) if (token) style.removeProperty(`--vk-${token}`);
  }
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
  const colourOf = (token: string): Rgb | undefined => {
    const { light, dark } = tokenTypes[token] ?? { light: '', dark: '' };
    probe.style.color = `var(--vk-${token}, light-dark(${light}, ${dark}))`;
    return parseComputed(getComputedStyle(probe).color);
  };
  const [surface, text, accent, onAccent, line] = ['surface', 'text', 'accent', 'on-accent', 'line'].map(colourOf);
  probe.remove();
  return Boolean(
    surface &&
    text &&
    accent &&
    onAccent &&
    line &&
    contrastOf(text, surface) >= 3 &&
    contrastOf(onAccent, accent) >= 3 &&
    contrastOf(accent, surface) >= 1.5,
  );
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
        if (isDelegated) warn(session.state === 'signed-in' ? undefined : 'notIdentified', true);
      });
      return;
    case 'no-code':
      partner.refuse();
      return warn('notIdentified', true);
    case 'no-window':
      partnerSignIn.explained(message.isIsolated);
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

const motion = new FrameMotion(innerWidth, innerHeight);
/** The last height sent to the page, in pixels. */
let sentHeight = 0;

function show(): void {
  root.append(shown);
  const sizes = new ResizeObserver(() => {
    // Measure the content, whose height does not depend on the frame's, to avoid a loop.
    const px = Math.ceil(root.getBoundingClientRect().height + warning.getBoundingClientRect().height) + 8;
    if (Math.abs(px - sentHeight) <= 1) return;
    sentHeight = px;
    motion.asked(px, performance.now());
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

/** Shows a warning; `isDeadEnd` adds the utility's own site, where everything works. */
function warn(key: 'covered' | 'moved' | 'broken' | 'notIdentified' | undefined, isDeadEnd = false): void {
  warning.textContent = key ? `${texts()[key]} ` : '';
  if (!key || !isDeadEnd) return;
  const link = document.createElement('a');
  link.href = '/';
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = texts().site;
  warning.append(link);
}

const texts = () => (document.documentElement.lang === 'en' ? en : ru);
let pressedAt = -Infinity;
addEventListener('resize', () => motion.resized(innerWidth, innerHeight, performance.now()));
addEventListener('visibilitychange', () => motion.hidden(performance.now()));
for (const type of ['pointerdown', 'keydown', 'click'])
  addEventListener(
    type,
    ({ isTrusted }) => {
      if (isTrusted) pressedAt = performance.now();
    },
    true,
  );

/**
 * Checks that nothing covers a button and the fields it sends. Fields outside the visible part of the page are left out,
 * because a form may be taller than it. Only Chromium can check this; other browsers answer true.
 */
const areUncovered = (button: Element, sent: readonly Element[]) =>
  new Promise<boolean>((resolve) => {
    const watch = new IntersectionObserver(
      (entries) => {
        watch.disconnect();
        resolve(
          entries.every(
            (entry) =>
              (entry.target !== button && entry.intersectionRatio < 1) ||
              (entry as { isVisible?: boolean }).isVisible !== false,
          ),
        );
      },
      { threshold: 1, trackVisibility: true, delay: 100 } as IntersectionObserverInit,
    );
    for (const element of [button, ...sent]) watch.observe(element);
  });

/** Against clickjacking: refuses to send without a recent real click, or when the button was covered or moved. */
addEventListener('vk-before-submit', (event: Event) => {
  const before = event as BeforeSubmitEvent;
  const now = performance.now();
  if (now - pressedAt > 2000 || motion.hasMoved(now)) {
    warn(motion.hasMoved(now) ? 'moved' : 'covered');
    return before.preventDefault();
  }
  const target = before.composedPath()[0] as HTMLElement;
  const { shadowRoot } = target;
  const button = shadowRoot?.querySelector('form button:not([type=button])') ?? target;
  const sent = shadowRoot?.querySelectorAll('form label, form input:not([type=file],[type=radio])') ?? [];
  before.waitUntil(
    areUncovered(button, [...sent]).then((isSeen) => {
      warn(isSeen ? undefined : 'covered');
      return isSeen;
    }),
  );
});

for (const name of EVENTS) addEventListener(name, () => sendToHost({ type: 'event', name }));
if (load)
  void load().catch(() => {
    warn('broken', true);
  });
parent.postMessage({ vk: 1, type: 'hello', nonce } satisfies Hello, site);
