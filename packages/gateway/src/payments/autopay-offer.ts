import type { AutopayStatus } from '@vodokanal/contract';
import type { Settings } from '../settings/settings.ts';
import type { Acquirer } from './acquirer/acquirer.ts';

/** What autopay the utility offers on a date; null without an acquirer that keeps cards or accounts. */
export function autopayOffer(
  settings: Settings,
  acquirer: Acquirer | undefined,
  today: string,
): AutopayStatus['offer'] {
  const policy = settings.find('autopayPolicy', '', today)?.value;
  const offered = (settings.find('paymentMethods', '', today)?.value ?? []).filter(({ isOffered }) => isOffered);
  const methods = (acquirer?.keeps ?? []).filter((kept) => offered.some(({ method }) => method === kept));
  return policy && methods.length > 0 ? { methods: [...methods], ...policy } : null;
}
