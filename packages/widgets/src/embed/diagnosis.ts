/** What is told to the webmaster, never to the visitor: in the console, once for a message, in Russian and English. */
import { PAGE_KEYS } from '../kit/page-defaults.ts';
import { catalog, type MessageCode } from './message-catalog.ts';
import { nearestName } from './nearest-name.ts';

/** Shared by every file of the kit on the page: what was said is not said again. */
const said = ((globalThis as { [key: symbol]: unknown })[Symbol.for('vk.said')] ??= new Set<string>()) as Set<string>;

export function report(code: string, ...details: (string | number | undefined | null)[]): void {
  const message = catalog[code as MessageCode];
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, index: string) => String(details[Number(index)] ?? ''));
  const key = code + details.join();
  if (said.has(key)) return;
  said.add(key);
  console.warn(`${code} ${fill(message.ru)}\n${code} ${fill(message.en)}`);
}

const strange = /[^\x20-\x7e]|["'«»“”<>\s]/u;

/** Why nobody is found at the endpoint: told apart by what the browser lets a page know. */
export async function diagnose(endpoint: string, fault: unknown): Promise<void> {
  const isPage = fault instanceof SyntaxError || (fault as { readonly code?: unknown } | null)?.code === 'NOT_JSON';
  const sign = strange.exec(endpoint)?.[0];
  if (sign || !URL.canParse(endpoint, location.href)) return report('VK-205', endpoint, sign ?? '');
  const { href, protocol } = new URL(endpoint, location.href);
  const host = href.replace(/\/+$/, '');
  if (isPage) return report('VK-301', host);
  if (location.protocol === 'https:' && protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(new URL(href).host)) return report('VK-303', host);
  let blocked: string | undefined;
  const note = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => { if (host.startsWith(blockedURI.replace(/\/+$/, '').slice(0, host.length)) || blockedURI.startsWith(host)) blocked = effectiveDirective; };
  document.addEventListener('securitypolicyviolation', note);
  const health = `${host}/health`;
  const probe = await fetch(health, { credentials: 'omit', mode: 'no-cors' }).catch(() => undefined);
  // The event of a violation may come after the failure it explains.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', note);
  if (blocked) return report('VK-401', new URL(host).origin, blocked);
  if (!probe) return report('VK-304', host);
  // From the same origin the answer can be read: a page there is a wrong path, anything else a server that fails.
  if (probe.type !== 'opaque') return probe.headers.get('Content-Type')?.includes('html') || probe.status === 404 ? report('VK-301', host) : report('VK-304', host);
  report('VK-302', host, location.origin);
}

/** Looks at what the page says of itself: the attributes of the script and the settings element. */
export function checkPage(config: Element | null, script: HTMLScriptElement | null): void {
  const known = (key: string) => PAGE_KEYS.includes(key);
  for (const key of Object.keys(script?.dataset ?? {})) if (!known(key)) report('VK-202', `data-${key}`, `data-${nearestName(key, PAGE_KEYS) ?? PAGE_KEYS[0]}`);
  if (!config) return;
  try {
    for (const key of Object.keys(JSON.parse(config.textContent || '{}') as object)) if (!known(key)) report('VK-202', key, nearestName(key, PAGE_KEYS) ?? PAGE_KEYS.join(', '));
  } catch (fault) {
    report('VK-203', (fault as Error).message);
  }
}

const COMMON = ['id', 'class', 'style', 'slot', 'lang', 'dir', 'hidden', 'title', 'role', 'tabindex', 'on-success', 'part', 'is', 'inert', 'translate', 'nonce'];

/** Looks at the attributes of a widget's tag. */
export function checkTag(element: Element, attributes: readonly string[]): void {
  for (const { name } of element.attributes) {
    if (attributes.includes(name) || COMMON.includes(name) || /^(data-|aria-|on|_|v-|ng-|\[|\(|:|@|x-|hx-)/.test(name)) continue;
    report('VK-202', name, nearestName(name, [...attributes, 'on-success']) ?? attributes.join(', '));
  }
}
