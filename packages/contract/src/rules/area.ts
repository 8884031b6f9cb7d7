import { cleanCell } from './clean-text.ts';
import { parseDecimal } from './decimal.ts';

/** Largest area of a home or premises, m². */
const MOST = 100_000;

/** Normalises an area in square metres: `54,30 м²` → `54.3`. Null when it is none, is zero, or has parts of a cm². */
export function parseArea(text: string): string | null {
  const area = parseDecimal(cleanCell(text).replace(/\s*(?:кв\.?\s*м\.?|м²|м2|м\^2)$/iu, ''));
  return area !== null && /^\d{1,6}(?:\.\d{1,2})?$/.test(area) && Number(area) > 0 && Number(area) <= MOST
    ? area
    : null;
}
