import { parseMoney } from '@vodokanal/contract/rules/money';

/** Least and greatest sum, in kopecks, both included. */
export interface AmountLimits {
  readonly min?: number;
  readonly max?: number;
}

export type AmountFault = 'AMOUNT_FORMAT' | 'AMOUNT_MIN' | 'AMOUNT_MAX';

/** Kopecks of a typed sum in roubles; a comma at its end is still being typed. Null when it is no sum. */
const parse = (text: string): number | null => parseMoney(text.replace(/[.,]\s*$/, ''));

/** The typed sum as whole kopecks, e.g. `123450` for `1 234,5`; undefined when it is none. */
export function kopecksOf(text: string): string | undefined {
  const kopecks = parse(text);
  return kopecks === null ? undefined : String(kopecks);
}

/** What is wrong with a typed sum; undefined when nothing is. An empty field is for its form to judge. */
export function amountFault(text: string, { min, max }: AmountLimits = {}): AmountFault | undefined {
  if (text.trim() === '') return undefined;
  const kopecks = parse(text);
  if (kopecks === null) return 'AMOUNT_FORMAT';
  if (min !== undefined && kopecks < min) return 'AMOUNT_MIN';
  return max !== undefined && kopecks > max ? 'AMOUNT_MAX' : undefined;
}

/** A sum of kopecks as it is typed: thousands apart and kopecks always, `1 234,50`. It parses to the same sum. */
export function amountText(kopecks: string | number, language: string): string {
  const [, roubles = '0', rest = '00'] = /^(\d+?)(\d\d)$/.exec(String(kopecks).padStart(3, '0')) ?? [];
  return `${roubles.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0')}${language === 'ru' ? ',' : '.'}${rest}`;
}

/** A typed text in its usual form; what is no sum stays as it is. */
export function tidyAmount(text: string, language: string): string {
  const kopecks = kopecksOf(text);
  return kopecks === undefined ? text : amountText(kopecks, language);
}
