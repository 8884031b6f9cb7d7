import type { GuestMeter, GuestReading, GuestReceipt } from '@vodokanal/contract';
import { defineResource } from '../client.ts';
import { asProblem } from '../problem.ts';

export const guestOf = defineResource(({ post }) => ({
  /** Finds a meter by account number and serial number, in any spelling. Solves a proof of work when the endpoint asks for one. */
  async lookup(accountNumber: string, serialNumber: string): Promise<GuestMeter> {
    const ask = (work?: object) =>
      post<GuestMeter>('/v1/guest/lookups', { body: { accountNumber, serialNumber, ...(work && { work }) } });
    try {
      return await ask();
    } catch (fault) {
      // The endpoint asks for a proof of work after failed guesses at this account number; it takes about a second.
      const { challenge, bits } = asProblem(fault).findings.find(({ code }) => code === 'WORK_REQUIRED')?.params ?? {};
      if (typeof challenge !== 'string' || typeof bits !== 'number') throw fault;
      const { solve } = await import('@vodokanal/contract/rules/proof-of-work');
      return ask({ challenge, nonce: await solve(challenge, bits) });
    }
  },
  send: (reading: GuestReading, intent: string) =>
    post<GuestReceipt>('/v1/guest/readings', { body: reading, key: intent }),
}));
