import { expect } from '@open-wc/testing';
import { QUEUED } from '@vodokanal/client/connection';
import { ownerOf } from '@vodokanal/client/outbox';
import { mockFetch, scenario } from '@vodokanal/mocks';
import { eventually } from '../../testing/setup.ts';
import { browserClient } from '../client-directory.ts';
import { outboxOf } from './outbox.ts';

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
});
