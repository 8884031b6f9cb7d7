import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journalOfPlace, placesOfUse } from './place-of-use.ts';

const meter = (
  id: string,
  place: string,
  state: 'inService' | 'removed' = 'inService',
  service: 'coldWater' | 'hotWater' = 'coldWater',
) => ({
  id,
  place,
  state,
  service,
});
const of = (...meters: Parameters<typeof placesOfUse>[0]) => Object.fromEntries(placesOfUse(meters));

test('a removed meter belongs to the one that stands at its place', () => {
  assert.deepEqual(of(meter('old', 'кухня', 'removed'), meter('new', 'Кухня ')), { old: 'new', new: 'new' });
  assert.deepEqual(of(meter('oldest', 'кухня', 'removed'), meter('old', 'кухня', 'removed'), meter('new', 'кухня')), {
    oldest: 'new',
    old: 'new',
    new: 'new',
  });
  assert.deepEqual(
    of(
      meter('old', 'кухня', 'removed'),
      meter('new', 'кухня'),
      meter('bath', 'санузел'),
      meter('hot', 'кухня', 'inService', 'hotWater'),
    ),
    { old: 'new', new: 'new', bath: 'bath', hot: 'hot' },
  );
});

test('without names of places the only meter of the service is the next one', () => {
  assert.deepEqual(of(meter('old', '', 'removed'), meter('new', 'кухня')), { old: 'new', new: 'new' });
  assert.deepEqual(of(meter('old', 'кухня', 'removed'), meter('new', '')), { old: 'new', new: 'new' });
});

test('a meter that nothing has replaced stays by itself', () => {
  assert.deepEqual(of(meter('old', 'кухня', 'removed'), meter('bath', 'санузел')), { old: 'old', bath: 'bath' });
  assert.deepEqual(of(meter('old', '', 'removed'), meter('a', 'кухня'), meter('b', 'санузел')), {
    old: 'old',
    a: 'a',
    b: 'b',
  });
  assert.deepEqual(of(meter('old', 'кухня', 'removed'), meter('a', 'кухня'), meter('b', 'кухня')), {
    old: 'old',
    a: 'a',
    b: 'b',
  });
});

test('the journal of a place has the readings of all its meters', () => {
  const places = placesOfUse([meter('old', 'кухня', 'removed'), meter('new', 'кухня'), meter('bath', 'санузел')]);
  const journal = [{ meterId: 'old' }, { meterId: 'new' }, { meterId: 'bath' }];
  assert.deepEqual(journalOfPlace('new', places, journal), [{ meterId: 'old' }, { meterId: 'new' }]);
  assert.deepEqual(journalOfPlace('bath', places, journal), [{ meterId: 'bath' }]);
});
