/** The attacks of a hostile partner page on what its visitors type and see, for every browser. */
export const EMAIL = 'ruchey@example.org';

/** Listens to and replaces everything a page can before the kit loads; what it captures is in `captured`. */
export const hooks = `
  window.captured = [];
  const take = (what, value) => { try { captured.push(what + ': ' + (typeof value === 'string' ? value : JSON.stringify(value))); } catch (fault) { captured.push(what + ': ' + String(value)); } };
  for (const type of ['keydown', 'keyup', 'keypress', 'input', 'change', 'beforeinput', 'paste', 'copy', 'submit', 'click', 'pointerdown', 'focusin']) addEventListener(type, (event) => take(type, [event.key, event.data, event.target && event.target.value, event.composedPath().map((each) => each.value)]), true);
  addEventListener('message', (event) => { take('message', event.data); for (const port of event.ports) { port.addEventListener('message', (inner) => take('port', inner.data)); port.start(); } }, true);
  for (const [prototype, name] of [[MessagePort.prototype, 'postMessage'], [Window.prototype, 'postMessage'], [Element.prototype, 'attachShadow'], [Element.prototype, 'setAttribute'], [Storage.prototype, 'setItem'], [BroadcastChannel.prototype, 'postMessage'], [CustomElementRegistry.prototype, 'define'], [EventTarget.prototype, 'dispatchEvent']]) {
    const original = prototype[name];
    if (original) prototype[name] = function (...args) { take(name, args.map((each) => (each instanceof Event ? [each.type, each.detail] : each))); return original.apply(this, args); };
  }
  const port = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', { ...port, set(listener) { port.set.call(this, (event) => { take('onmessage', event.data); listener.call(this, event); }); } });
  for (const name of ['fetch', 'open']) { const original = window[name]; window[name] = function (...args) { take(name, args); const answer = original.apply(this, args); if (answer && answer.then) answer.then((response) => response.clone().text()).then((text) => take('answer', text), () => {}); return answer; }; }
  const stringify = JSON.stringify; JSON.stringify = function (value, ...rest) { const text = stringify.call(JSON, value, ...rest); captured.push('stringify: ' + text); return text; };
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  Object.defineProperty(HTMLInputElement.prototype, 'value', { ...value, get() { const text = value.get.call(this); take('value', text); return text; } });
  new MutationObserver(() => take('page', document.documentElement.outerHTML)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
`;

/** A compromised partner page: its hooks run before the kit. */
export const hostilePage = (endpoint: string, body: string, script = ''): string =>
  `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Портал</title><script>${hooks}${script}</script><script async src="${endpoint}/vk/1/vk.js"></script>${body}`;

/** Every widget that a partner page can frame in these tests. */
export const hostileBody =
  '<vk-login id="login"></vk-login><vk-balance-card id="balance"></vk-balance-card><vk-reading-form id="reading"></vk-reading-form><vk-reading-form id="guest" guest></vk-reading-form>';

/** Runs in the hostile page; returns everything it has captured and everything it can look up. */
export const capturedBy = (): string => {
  const { captured } = window as unknown as { captured: string[] };
  const resources = performance.getEntriesByType('resource').map(({ name }) => name);
  const frames = [...document.querySelectorAll('*')].flatMap((element) =>
    [...(element.shadowRoot?.querySelectorAll('iframe') ?? [])].map((frame) => {
      try {
        return String(frame.contentDocument?.body.innerText);
      } catch {
        return '';
      }
    }),
  );
  return [
    ...captured,
    ...resources,
    ...frames,
    document.documentElement.outerHTML,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    document.cookie,
    location.href,
    JSON.stringify(history.state),
  ].join('\n');
};

/** What the resident types and sees in these tests; none of it may be in the captured. */
export const canaries = (password: string): readonly string[] => [
  EMAIL,
  password,
  '230100003',
  'Ключевая',
  'Родников',
  'кв.',
  '11000020',
  '11000021',
  'Переплата',
  '98765',
];

/** Tokens and codes in the captured: every string of 43 characters except the greeting nonces, which the page creates. */
export function secretsIn(captured: string): readonly string[] {
  const nonces = new Set([...captured.matchAll(/"nonce":"([\w-]{43})"/g)].map(([, nonce]) => nonce));
  return [...captured.matchAll(/"([\w-]{43})"/g)].flatMap(([, secret]) =>
    secret && !nonces.has(secret) ? [secret] : [],
  );
}
