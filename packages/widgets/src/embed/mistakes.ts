/** Mistakes in what a webmaster has typed: pure functions without a page. */
import type { MessageCode } from './message-catalog.ts';

export interface Mistake {
  readonly code: MessageCode;
  readonly details: readonly string[];
}

/** Russian letters and signs, and the Latin ones they look like. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaвbгrеeзziіjјкkмmнhоoпnрpсcтtуyхxѕsԁdԛqԝw–-—-‑-−-'.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [
    from,
    to,
  ]),
);
const QUOTES = /[“”„‟«»‘’‚″]/u;

/** The text with look-alikes of Latin letters and hyphens replaced, in lower case. */
export const latinOf = (text: string): string =>
  text.toLowerCase().replace(/[^ -~]/gu, (sign) => LOOK_ALIKES[sign] ?? sign);

/** The typographic quote in a text; undefined when there is none. */
export const quoteIn = (text: string): string | undefined => QUOTES.exec(text)?.[0];

/** Finds what is wrong with a name, other than a plain spelling mistake. */
export function mistakeInName(name: string, known: readonly string[]): Mistake | undefined {
  if (quoteIn(name)) return { code: 'VK-206', details: [name] };
  const latin = latinOf(name);
  return latin !== name && known.includes(latin) ? { code: 'VK-207', details: [name, latin] } : undefined;
}

/** Finds what is wrong with the base address of an endpoint, without asking anybody. */
export function mistakeInAddress(address: string): Mistake | undefined {
  if (address === 'demo') return undefined;
  if (quoteIn(address)) return { code: 'VK-206', details: [address] };
  // A name may be Russian as a whole, but one label never mixes the alphabets.
  if (/[a-z][а-яёіјѕ]|[а-яёіјѕ][a-z]/iu.test(address.replace(/[^\p{L}]+/gu, ' ')))
    return { code: 'VK-207', details: [address, latinOf(address)] };
  const unexpected = /["'<>\s\\]/u.exec(address)?.[0];
  if (unexpected) return { code: 'VK-205', details: [address, unexpected] };
  if (/^(https?:)?\//i.test(address) || address === '')
    return canParse(address) ? undefined : { code: 'VK-205', details: [address, ''] };
  if (
    /^[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}(:\d+)?(\/|$)|^localhost(:\d+)?(\/|$)|^\d+(\.\d+){3}(:\d+)?(\/|$)/iu.test(
      address,
    )
  )
    return {
      code: 'VK-208',
      details: [address, `${/^(localhost|127\.)/.test(address) ? 'http' : 'https'}://${address.replace(/\/+$/, '')}`],
    };
  return { code: 'VK-205', details: [address, /^[^:/?#]+:/.exec(address)?.[0] ?? ''] };
}

/** Whether a fetch would accept the address. `URL.canParse` is missing before Safari 17. */
export function canParse(address: string): boolean {
  try {
    return Boolean(new URL(address, 'https://page.invalid/'));
  } catch {
    return false;
  }
}

/** Finds what is wrong with an `on-success` rule, without asking the registry. */
export const mistakeInRule = (rule: string): Mistake | undefined =>
  /^\s*(reload|show:#[\w-]+|redirect:\S+)\s*$/.test(rule) ? undefined : { code: 'VK-204', details: [rule] };
