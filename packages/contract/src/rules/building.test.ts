import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BuildingMeter, Meter } from '../index.ts';
import { differenceOf, inOrderOfFlats, buildingProgress } from './building.ts';

const item = (
  service: Meter['service'],
  volume: string | null,
  state: Meter['state'] = 'inService',
): BuildingMeter => ({
  accountNumber: '1',
  accountStatus: 'confirmed',
  flat: '1',
  meter: {
    id: 'm',
    serialNumber: '1',
    service,
    place: '',
    digits: 5,
    fractionDigits: 3,
    state,
    verifiedOn: null,
    nextVerificationOn: null,
    previous: { value: '1', takenOn: '2026-10-20', source: 'resident' },
    averageVolume: null,
    confirmAbove: null,
    refuseAbove: null,
    pricePerCubicMetre: null,
    current:
      volume === null
        ? null
        : {
            id: 'r',
            meterId: 'm',
            value: '9',
            volume,
            period: '2026-11',
            takenOn: '2026-11-20',
            receivedAt: '2026-11-20T09:00:00Z',
            source: 'resident',
            status: 'accepted',
            receiptNumber: null,
          },
  },
});

test('what is expected and received, and what it comes to beside the common meter', () => {
  const items = [
    item('coldWater', '4.125'),
    item('hotWater', '3.1'),
    item('wastewater', '7.225'),
    item('coldWater', null),
    item('coldWater', null, 'automatic'),
    item('common', '20.5'),
  ];
  assert.deepEqual(buildingProgress(items), { expected: 4, received: 3, volume: '7.225', commonVolume: '20.5' });
  assert.deepEqual(buildingProgress([item('common', null)]), {
    expected: 0,
    received: 0,
    volume: '0',
    commonVolume: null,
  });
});

test('the common meter stands first, flat 10 after flat 2', () => {
  const at = (flat: string, service: Meter['service'] = 'coldWater'): BuildingMeter => ({
    ...item(service, null),
    flat,
  });
  assert.deepEqual(
    inOrderOfFlats([at('10'), at('2'), at('2а'), at('', 'common'), at('1')]).map(({ flat }) => flat),
    ['', '1', '2', '2а', '10'],
  );
});

test('the meters of a flat are in one order, whatever order they come in', () => {
  const meters = (['hotWater', 'irrigation', 'coldWater', 'wastewater', 'coldWater'] as const).map((service, index) => {
    const each = item(service, null);
    return { ...each, meter: { ...each.meter, serialNumber: String(10 - index) } };
  });
  for (const order of [meters, meters.toReversed()])
    assert.deepEqual(
      inOrderOfFlats(order).map(({ meter: { service, serialNumber } }) => `${service} ${serialNumber}`),
      ['coldWater 6', 'coldWater 8', 'hotWater 10', 'wastewater 7', 'irrigation 9'],
    );
});

test('the difference is exact, and says which side is more', () => {
  assert.equal(differenceOf('7.2', '20.5'), '13.3');
  assert.equal(differenceOf('20.5', '7.2'), '-13.3');
  assert.equal(differenceOf('0.1', '0.3'), '0.2');
});
