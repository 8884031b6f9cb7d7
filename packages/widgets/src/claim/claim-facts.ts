import type { Config, Meter, Profile } from '@vodokanal/contract';
import type { ClaimFrame } from '@vodokanal/contract/rules/claim-document';

/** What the form is made from. */
export interface ClaimFacts {
  readonly config: Config;
  readonly meters: readonly Meter[];
  readonly today: string;
}

/** What the document of a claim says of its account. */
export const claimFrame = (
  { accountNumber, address, holder }: Profile,
  { config, meters }: Pick<ClaimFacts, 'config' | 'meters'>,
  meterId: string | undefined,
): ClaimFrame => ({
  account: { number: accountNumber, address },
  holder,
  utility: config.utility,
  serialNumber: meters.find(({ id }) => id === meterId)?.serialNumber,
});
