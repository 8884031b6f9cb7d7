import { html, render, type TemplateResult } from 'lit';
import 'axe-core';
import type Axe from 'axe-core';
import { connect, type Channel, type Connection, type Storage } from '@vodokanal/client';
import { mockFetch, scenario, type MockState, type ScenarioName } from '@vodokanal/mocks';
import { clientContext } from '../kit/client-directory.ts';
import { ContextProvider } from '@lit/context';
import './english.ts';
import { textOf } from './text-of.ts';

/** Ids of devices by their storage: tests that share a storage share a device. */
const devices = new WeakMap<Storage, string>();

/** Storage for one test. */
export function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => {
      kept.set(key, value);
      return true;
    },
    remove: (key) => {
      kept.delete(key);
    },
    removeAll: (prefix) => {
      for (const key of [...kept.keys()]) if (key.startsWith(prefix)) kept.delete(key);
    },
  };
}

export interface Stage {
  /** The mock utility behind the widgets; change it to change its answers. */
  state: MockState;
  readonly host: HTMLElement;
  readonly client: Connection;
  readonly requests: Request[];
  readonly storage: Storage;
}

export interface StageOptions {
  readonly lang?: string;
  readonly width?: number;
  readonly storage?: Storage;
  readonly channel?: Channel;
  /** Called with each request before it is answered; throws to simulate a lost connection. */
  readonly intercept?: (request: Request) => void | Promise<void>;
  /** Called after the utility has answered; throws to lose the answer. */
  readonly lose?: (request: Request) => void;
}

/** Puts a widget on the page, with its own client and a mock utility in the given scenario. */
export async function stage(
  template: TemplateResult,
  given: ScenarioName | MockState = 'happy',
  options: StageOptions = {},
): Promise<Stage> {
  const { lang = 'ru', width, storage = memoryStorage(), channel, intercept, lose } = options;
  const host = document.createElement('div');
  const requests: Request[] = [];
  const state = typeof given === 'string' ? scenario(given) : given;
  if (state.session) storage.set('session', '1');
  const answer = mockFetch(() => result.state);
  // The outbox belongs to an endpoint: another device of the tests has another endpoint, and another outbox.
  const device = devices.get(storage) ?? crypto.randomUUID();
  devices.set(storage, device);
  const endpoint = `${location.origin}/${device}`;
  const client = connect({
    endpoint,
    fetch: async (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      const request = new Request(url.replace(endpoint, location.origin), init);
      requests.push(request.clone());
      await intercept?.(request);
      const response = await answer(request);
      lose?.(request);
      return response;
    },
    storage,
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
    ...(channel && { channel }),
  });
  const result: Stage = { state, host, client, requests, storage };
  host.lang = lang;
  if (width) host.style.width = `${width}px`;
  new ContextProvider(host, { context: clientContext, initialValue: client });
  document.body.append(host);
  render(template, host);
  await settled(host);
  return result;
}

/** Waits until the widgets have no pending updates. */
export async function settled(host: HTMLElement): Promise<void> {
  for (let round = 0; round < 12; round++) {
    for (const element of host.querySelectorAll('*'))
      await (element as { updateComplete?: Promise<unknown> }).updateComplete;
    await new Promise((done) => setTimeout(done, 0));
  }
}

/** Waits until the condition gives a value; throws with its source after 15 s. */
export async function eventually<T>(condition: () => T | null | undefined | false): Promise<T> {
  for (const started = performance.now(); ;) {
    const found = condition();
    if (found) return found;
    if (performance.now() - started > 15_000) throw new Error(`Timed out: ${String(condition)}`);
    // Not an animation frame: a background page gets none.
    await new Promise((done) => setTimeout(done, 4));
  }
}

/** WCAG 2.2 AA violations that axe finds in an element and its shadow root. */
export async function axeFaults(element: Element): Promise<string[]> {
  // axe-core sets a global and exports nothing.
  const { axe } = window as unknown as { axe: typeof Axe };
  const { violations } = await axe.run(element, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: code }) => code).join(' ')}`);
}

afterEach(() => {
  for (const child of [...document.body.children]) if (child.localName === 'div') child.remove();
});

export { html, textOf };
