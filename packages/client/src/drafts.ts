import { defineResource } from './client.ts';
import { DRAFTS } from './session.ts';

/** What somebody typed and has not sent, kept on the device under that person's id until it is sent or they sign out. */
export interface Drafts {
  load<T>(name: string): T | undefined;
  /** False when nobody is signed in or the browser keeps nothing: then nothing may be promised. */
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
