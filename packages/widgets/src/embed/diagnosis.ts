/** Console messages for the webmaster, each shown once, in Russian and English. The visitor never sees them. */
import type { MessageCode } from './message-catalog.ts';
import { pageDefaults } from '../kit/page-defaults.ts';
import { canParse, mistakeInAddress, type Mistake } from './mistakes.ts';

/** Shared by every copy of the kit on the page, so that no message is shown twice. */
const reported = ((globalThis as { [key: symbol]: unknown })[Symbol.for('vk.said')] ??=
  new Set<string>()) as Set<string>;

type Detail = string | number | undefined | null;

/** Messages that describe an effect. They are left out once the cause is known. */
const EFFECTS: readonly string[] = ['VK-101', 'VK-102', 'VK-305'] satisfies MessageCode[];
/** Messages about a part of the page that stops no widget. */
const MINOR: readonly string[] = [
  'VK-103',
  'VK-202',
  'VK-204',
  'VK-209',
  'VK-210',
  'VK-211',
  'VK-212',
] satisfies MessageCode[];

export function report(code: string, ...details: Detail[]): void {
  const key = code + details.join();
  if (reported.has(key)) return;
  reported.add(key);
  if (!EFFECTS.includes(code)) return void write(code, details);
  // The cause may be found at the same moment.
  void Promise.resolve().then(() => {
    if (!isCauseKnown()) void write(code, details);
  });
}

/** Whether a message has explained why widgets do not work. */
export const isCauseKnown = (): boolean =>
  [...reported].some((key) => ![...EFFECTS, ...MINOR].includes(key.slice(0, 6)));

async function write(code: string, details: readonly Detail[]): Promise<void> {
  const { catalog } = await import('./message-catalog.ts');
  const message = catalog[code as MessageCode];
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, index: string) => String(details[Number(index)] ?? ''));
  console.warn(`${code} ${fill(message.ru)}\n${code} ${fill(message.en)}`);
}

export const reportMistake = ({ code, details }: Mistake): void => report(code, ...details);

/** Milliseconds to wait for a server that may be down, so that the message comes within ten seconds of the page. */
const PATIENCE = 1500;

interface SiteAnswer {
  readonly mode?: string;
  readonly crossSite?: boolean;
  readonly targets?: Readonly<Record<string, string>>;
}

const ask = (address: string, mode: RequestMode = 'cors'): Promise<Response | undefined> =>
  fetch(address, { credentials: 'omit', mode, signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);

/** The answer of `/v1/site`: its JSON, the error of a body that is no JSON, or undefined when the page cannot read it. */
export const askSite = async (base: string): Promise<unknown> =>
  (await ask(`${base}/v1/site`))?.json().catch((fault: unknown) => fault);

export const isSite = (answer: unknown): answer is SiteAnswer =>
  Boolean((answer as SiteAnswer | null | undefined)?.mode);

/** What an endpoint tells about the page; undefined when there is no endpoint at this address, or it refuses the page. */
export async function siteAt(base: string): Promise<SiteAnswer | undefined> {
  const answer = await askSite(base);
  return isSite(answer) ? answer : undefined;
}

/** The page's own spelling of an endpoint, which the client knows only as a complete address. */
function asWritten(endpoint: string): string {
  const { endpoint: written } = pageDefaults();
  return written && canParse(written) && new URL(written, location.href).href.replace(/\/+$/, '') === endpoint
    ? written
    : endpoint;
}

/**
 * Finds out, as far as a browser lets a page know, why the endpoint cannot be used, and reports that one cause. `fault`
 * is what was thrown, or the answer of `/v1/site` that cannot be used.
 */
export async function diagnose(endpoint: string, fault: unknown): Promise<void> {
  if (location.protocol === 'file:') return report('VK-107');
  const mistake = mistakeInAddress(endpoint) ?? mistakeInAddress(asWritten(endpoint));
  if (mistake) return reportMistake(mistake);
  const { href, protocol, origin, pathname } = new URL(endpoint, location.href);
  const host = href.replace(/\/+$/, '');
  if ((fault as SiteAnswer | undefined)?.crossSite) return report('VK-306', location.origin, host);
  if (location.protocol === 'https:' && protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(new URL(href).host))
    return report('VK-303', host);
  let blocked: string | undefined;
  const onViolation = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
    if (host.startsWith(blockedURI.replace(/\/+$/, '').slice(0, host.length)) || blockedURI.startsWith(host))
      blocked = effectiveDirective;
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  const probe = await ask(`${host}/health`, 'no-cors');
  // The violation event may arrive after the failure it explains.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', onViolation);
  if (blocked) return report('VK-401', origin, blocked);
  if (!probe) return report('VK-304', host);
  // The API may be one level higher: a base address is often copied with "/api" or "/v1".
  if (pathname !== '/' && (/\/(api|v\d+)\/?$/.test(pathname) || (await siteAt(origin))))
    return report(
      'VK-208',
      endpoint,
      host.replace(/(\/(api|v\d+))+$/, '') === host ? origin : host.replace(/(\/(api|v\d+))+$/, ''),
    );
  const isNoSite =
    fault instanceof SyntaxError ||
    (fault as { readonly code?: unknown } | null)?.code === 'NOT_JSON' ||
    // An answer that was read, but is not ours.
    (typeof fault === 'object' && !(fault instanceof Error) && fault !== null && !('kind' in fault));
  if (isNoSite) return report('VK-301', host);
  // A readable answer comes from the same origin: HTML means a wrong path, anything else a server error.
  if (probe.type !== 'opaque')
    return probe.headers.get('Content-Type')?.includes('html') || probe.status === 404
      ? report('VK-301', host)
      : report('VK-304', host);
  report('VK-302', host, location.origin);
}
