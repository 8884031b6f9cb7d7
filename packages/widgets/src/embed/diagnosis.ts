/** Console messages for the webmaster, each shown once, in Russian and English. The visitor never sees them. */
import { PAGE_KEYS } from '../kit/page-defaults.ts';
import { catalog, type MessageCode } from './message-catalog.ts';
import { nearestName } from './nearest-name.ts';

/** Shared by every copy of the kit on the page, so that no message is shown twice. */
const reported = ((globalThis as { [key: symbol]: unknown })[Symbol.for('vk.said')] ??=
  new Set<string>()) as Set<string>;

export function report(code: string, ...details: (string | number | undefined | null)[]): void {
  const message = catalog[code as MessageCode];
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, index: string) => String(details[Number(index)] ?? ''));
  const key = code + details.join();
  if (reported.has(key)) return;
  reported.add(key);
  console.warn(`${code} ${fill(message.ru)}\n${code} ${fill(message.en)}`);
}

const UNEXPECTED_CHARACTER = /[^\x20-\x7e]|["'«»“”<>\s]/u;

/** Finds out, as far as a browser lets a page know, why the endpoint cannot be reached, and reports it. */
export async function diagnose(endpoint: string, fault: unknown): Promise<void> {
  const isPage = fault instanceof SyntaxError || (fault as { readonly code?: unknown } | null)?.code === 'NOT_JSON';
  const character = UNEXPECTED_CHARACTER.exec(endpoint)?.[0];
  if (character || !URL.canParse(endpoint, location.href)) return report('VK-205', endpoint, character ?? '');
  const { href, protocol } = new URL(endpoint, location.href);
  const host = href.replace(/\/+$/, '');
  if (isPage) return report('VK-301', host);
  if (location.protocol === 'https:' && protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(new URL(href).host))
    return report('VK-303', host);
  let blocked: string | undefined;
  const onViolation = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
    if (host.startsWith(blockedURI.replace(/\/+$/, '').slice(0, host.length)) || blockedURI.startsWith(host))
      blocked = effectiveDirective;
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  const health = `${host}/health`;
  const probe = await fetch(health, { credentials: 'omit', mode: 'no-cors' }).catch(() => undefined);
  // The violation event may arrive after the failure it explains.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', onViolation);
  if (blocked) return report('VK-401', new URL(host).origin, blocked);
  if (!probe) return report('VK-304', host);
  // A readable answer comes from the same origin: HTML means a wrong path, anything else a server error.
  if (probe.type !== 'opaque')
    return probe.headers.get('Content-Type')?.includes('html') || probe.status === 404
      ? report('VK-301', host)
      : report('VK-304', host);
  report('VK-302', host, location.origin);
}

/** Checks the names of the script's attributes and of the settings in `data-vk-config`. */
export function checkPage(config: Element | null, script: HTMLScriptElement | null): void {
  const known = (key: string) => PAGE_KEYS.includes(key);
  for (const key of Object.keys(script?.dataset ?? {}))
    if (!known(key)) report('VK-202', `data-${key}`, `data-${nearestName(key, PAGE_KEYS) ?? PAGE_KEYS[0]}`);
  if (!config) return;
  try {
    for (const key of Object.keys(JSON.parse(config.textContent || '{}') as object))
      if (!known(key)) report('VK-202', key, nearestName(key, PAGE_KEYS) ?? PAGE_KEYS.join(', '));
  } catch (fault) {
    report('VK-203', (fault as Error).message);
  }
}

const COMMON = [
  'id',
  'class',
  'style',
  'slot',
  'lang',
  'dir',
  'hidden',
  'title',
  'role',
  'tabindex',
  'on-success',
  'part',
  'is',
  'inert',
  'translate',
  'nonce',
];

/** Checks the names of a widget tag's attributes. */
export function checkTag(element: Element, attributes: readonly string[]): void {
  for (const { name } of element.attributes) {
    if (attributes.includes(name) || COMMON.includes(name) || /^(data-|aria-|on|_|v-|ng-|\[|\(|:|@|x-|hx-)/.test(name))
      continue;
    report('VK-202', name, nearestName(name, [...attributes, 'on-success']) ?? attributes.join(', '));
  }
}
