import type { Finding, NewMeterRequest } from '../index.ts';
import { arshinRecord } from './verification.ts';

/** Checks a meter request; `today` is a local date. Returns an empty list when nothing is wrong. */
export function meterRequestFaults({ kind, record, verifiedOn, comment }: NewMeterRequest, today: string): Finding[] {
  const fault = (code: Finding['code'], field: string): Finding => ({ code, severity: 'block', pointer: `/${field}` });
  if (kind === 'visit') return comment?.trim() ? [] : [fault('REQUIRED', 'comment')];
  return [
    ...(!record?.trim()
      ? [fault('REQUIRED', 'record')]
      : arshinRecord(record) === null
        ? [fault('BAD_FORMAT', 'record')]
        : []),
    ...(verifiedOn === undefined
      ? [fault('REQUIRED', 'verifiedOn')]
      : verifiedOn > today
        ? [fault('DATE_IN_FUTURE', 'verifiedOn')]
        : []),
  ];
}
