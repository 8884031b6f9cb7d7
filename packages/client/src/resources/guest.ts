import type { GuestMeter, GuestReading, GuestSlip } from '@vodokanal/contract';
import type { Reach } from '../client.ts';

export const guestResource = ({ post }: Reach) => ({
  /** Finds a meter by account number and serial number, in any spelling. */
  lookup: (accountNumber: string, serialNumber: string) => post<GuestMeter>('/v1/guest/lookups', { body: { accountNumber, serialNumber } }),
  send: (reading: GuestReading, intent: string) => post<GuestSlip>('/v1/guest/readings', { body: reading, key: intent }),
});
