import { linkOf } from '@vodokanal/contract/rules/link';

/** Codes that `vk-claim-form` reads from the address of its page. */
export interface ClaimCodes {
  readonly type: string;
  /** `YYYY-MM`. */
  readonly period?: string;
  readonly service?: string | null;
  readonly demand?: 'explain' | 'recalculate';
  /** Ids of what the claim attaches from the cabinet. */
  readonly payment?: string | undefined;
  readonly reading?: string | undefined;
}

/** The page of the claim form with what the claim is about; undefined when the given address is none that may be opened. */
export function claimAddress(given: string | undefined, base: string, codes: ClaimCodes): string | undefined {
  return withCodes(given, base, Object.entries(codes) as [string, string | null | undefined][]);
}

/** The page of `vk-claim-list` with one claim open; undefined when the given address is none that may be opened. */
export const claimCaseAddress = (given: string | undefined, base: string, claimId: string): string | undefined =>
  withCodes(given, base, [['claim', claimId]]);

function withCodes(
  given: string | undefined,
  base: string,
  codes: readonly (readonly [name: string, value: string | null | undefined])[],
): string | undefined {
  const link = linkOf(given);
  if (!link) return undefined;
  const url = new URL(link, base);
  for (const [name, value] of codes) if (value) url.searchParams.set(name, value);
  return url.href;
}
