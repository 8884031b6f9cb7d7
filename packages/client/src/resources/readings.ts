import type { NewReading, Reading } from '@vodokanal/contract';
import { defineResource } from '../client.ts';

export const readingsOf = defineResource(({ post, invalidate }) => ({
  /** Sends a reading, or corrects the one of this period whose id is given. */
  async submit(meterId: string, draft: NewReading, intent: string, correctedId?: string): Promise<Reading> {
    const reading = await post<Reading>(
      `/v1/meters/${meterId}/readings${correctedId ? `/${correctedId}/correction` : ''}`,
      { body: draft, key: intent },
    );
    invalidate('meters');
    return reading;
  },
}));
