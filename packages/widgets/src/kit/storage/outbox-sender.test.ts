import { expect } from '@open-wc/testing';
import { clientOf } from '@vodokanal/client';
import { QUEUED } from '@vodokanal/client/connection';
import { ownerOf } from '@vodokanal/client/outbox';
import { mockFetch, scenario } from '@vodokanal/mocks';
import { eventually } from '../../testing/setup.ts';
import { browserClient } from '../client-directory.ts';
import { outboxOf } from './outbox.ts';
import { outboxSenderOf } from './outbox-sender.ts';

describe('OutboxSender', () => {
  afterEach(() => localStorage.clear());

  it('sends a reading of an earlier visit on a page without a reading form', async () => {
    const state = scenario('happy');
    const [meter] = state.meters;
    const endpoint = `${location.origin}/${crypto.randomUUID()}`;
    const answer = mockFetch(() => state);
    const visit = () => browserClient(endpoint, (input, init) => answer(new Request(input, init)));

    const first = visit();
    await first.session.check();
    const outbox = outboxOf(first);
    await outbox.put([
      {
        key: `${crypto.randomUUID()}:${meter!.id}`,
        ownerId: ownerOf(first.session) ?? '',
        meterId: meter!.id,
        value: '160',
        confirmed: [],
        period: state.today.slice(0, 7),
      },
    ]);
    expect(meter!.readings.some(({ value }) => value === '160')).to.equal(false);

    const second = visit();
    await second.session.check();
    await eventually(() => meter!.readings.some(({ value }) => value === '160'));
    await eventually(() => second.storage.get(QUEUED) === null);
    expect(await outboxOf(second).waiting()).to.deep.equal([]);
  });

  for (const [denied, deny] of [
    ['refused', () => Promise.reject(new DOMException('denied', 'SecurityError'))],
    ['never answered', () => new Promise(() => undefined)],
  ] as const)
    it(`sends at once where storage is ${denied}, and says that nothing is kept`, async () => {
      const state = scenario('happy');
      const [meter] = state.meters;
      const answer = mockFetch(() => state);
      let isOffline = false;
      const client = browserClient(`${location.origin}/${crypto.randomUUID()}`, (input, init) =>
        isOffline ? Promise.reject(new TypeError('offline')) : answer(new Request(input, init)),
      );
      await client.session.check();
      // On the prototype: WebKit forgets a property of `indexedDB` itself when it collects garbage.
      const { open } = IDBFactory.prototype;
      const { request } = navigator.locks;
      IDBFactory.prototype.open = () => {
        const silent = {} as IDBOpenDBRequest;
        deny().then(undefined, () => silent.onerror?.(new Event('error')));
        return silent;
      };
      navigator.locks.request = (() => Promise.reject(new DOMException('denied', 'SecurityError'))) as never;
      try {
        const sender = outboxSenderOf(clientOf(client));
        const reading = (value: string) => ({
          key: `${crypto.randomUUID()}:${meter!.id}`,
          ownerId: ownerOf(client.session) ?? '',
          meterId: meter!.id,
          value,
          confirmed: [],
          period: state.today.slice(0, 7),
        });
        isOffline = true;
        const lost = await sender.send([reading('161')]);
        expect(lost.isKept).to.equal(false);
        expect(lost.problem?.kind).to.equal('offline');
        isOffline = false;
        expect(await sender.send([reading('162')])).to.deep.equal({ isKept: false, problem: undefined });
        expect(meter!.readings.some(({ value }) => value === '162')).to.equal(true);
      } finally {
        IDBFactory.prototype.open = open;
        navigator.locks.request = request;
      }
    });
});
