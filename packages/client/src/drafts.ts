import { defineResource } from './client.ts';
import { DRAFTS } from './session.ts';

/** Unsent input, kept on the device under the customer's id until it is sent or the customer signs out. */
export interface Drafts {
  load<T>(name: string): T | undefined;
  /** Returns false without a session or storage: then do not tell the customer that the draft is saved. */
  save(name: string, value: unknown): boolean;
  remove(name: string): void;
}

export const draftsOf = defineResource(({ storage, session }): Drafts => {
  const keyOf = (name: string) => `${DRAFTS}${session.customerId ?? ''}:${name}`;
  return {
    load<T>(name: string): T | undefined {
      try {
        return (JSON.parse(storage.get(keyOf(name)) ?? 'null') as T | null) ?? undefined;
      } catch {
        return undefined;
      }
    },
    save: (name, value) => session.customerId !== undefined && storage.set(keyOf(name), JSON.stringify(value)),
    remove: (name) => storage.remove(keyOf(name)),
  };
});
