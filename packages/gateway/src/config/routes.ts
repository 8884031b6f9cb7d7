import type { ClaimType, Config } from '@vodokanal/contract';
import { claimFields } from '@vodokanal/contract/rules/claim';
import type { Handlers } from '../http/operation.ts';
import type { Settings } from '../settings/settings.ts';

export const uploadLimits: Config['uploads'] = {
  maxBytes: 10 * 1024 * 1024,
  maxFiles: 10,
  types: ['image/jpeg', 'image/png', 'image/heic', 'image/webp', 'application/pdf'],
};

export function configRoutes(settings: Settings, today: (now: Date) => Promise<string>): Pick<Handlers, 'config.get'> {
  return {
    async 'config.get'({ now }) {
      const date = await today(now);
      const { paymentUrl, demo, name, phone, timeZone } = await settings.get('utility', '', date);
      const claimTypes = await Promise.all((Object.keys(claimFields) as ClaimType[]).map(async (type) => ({ type, ...(await settings.claimTerm(type, date)), fields: [...claimFields[type]] })));
      return { body: { utility: { name, phone, timeZone }, demo, paymentUrl, claimTypes, uploads: uploadLimits } };
    },
  };
}
