import type { ClaimType, Config } from '@vodokanal/contract';
import { UPLOAD_TYPES } from '@vodokanal/contract/rules/file-type';
import { claimFields } from '@vodokanal/contract/rules/claim';
import { CachedAnswer } from '../http/cached-answer.ts';
import { linkOf } from '@vodokanal/contract/rules/link';
import type { Settings } from '../settings/settings.ts';

export const uploadLimits: Config['uploads'] = {
  maxBytes: 10 * 1024 * 1024,
  maxFiles: 10,
  types: [...UPLOAD_TYPES],
};

/** The answer to `config.get` for a local date. */
export function configAnswer(settings: Settings, date: string): CachedAnswer {
  const { paymentUrl, demo, name, phone, timeZone } = settings.get('utility', '', date);
  const claimTypes = (Object.keys(claimFields) as ClaimType[]).map((type) => ({
    type,
    ...settings.claimTerm(type, date),
    fields: [...claimFields[type]],
  }));
  return new CachedAnswer({
    utility: { name, phone, timeZone },
    demo,
    paymentUrl: linkOf(paymentUrl) ?? null,
    claimTypes,
    uploads: uploadLimits,
  } satisfies Config);
}
