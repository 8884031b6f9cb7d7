import { linkOf } from '@vodokanal/contract/rules/link';

/** Codes that `vk-claim-form` reads from the address of its page. */
export interface ClaimCodes {
  readonly type: string;
  /** `YYYY-MM`. */
  readonly period?: string;
  readonly service?: string | null;
  readonly demand?: 'explain' | 'recalculate';
}

/** The page of the claim form with what the claim is about; undefined when the given address is none that may be opened. */
export function claimAddress(given: string | undefined, base: string, codes: ClaimCodes): string | undefined {
  const link = linkOf(given);
  if (!link) return undefined;
  const url = new URL(link, base);
  for (const [name, value] of Object.entries(codes) as readonly (readonly [string, string | null | undefined])[])
    if (value) url.searchParams.set(name, value);
  return url.href;
}
