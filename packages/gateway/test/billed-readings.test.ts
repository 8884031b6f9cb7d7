import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { Meter } from '@vodokanal/contract';
import { addMonths, dayOfPeriod, russianDate } from '@vodokanal/contract/rules/calendar';
import { add, isLess, subtract, sum, toLitres } from '@vodokanal/contract/rules/decimal';
import { journalOfPlace, placesOfUse } from '@vodokanal/contract/rules/place-of-use';
import { isCounted } from '@vodokanal/contract/rules/reading-status';
import { usageByPeriod } from '@vodokanal/contract/rules/usage';
import { transact } from '../src/database/transaction.ts';
import { listEstimates } from '../src/meters/estimates.ts';
import { listMeters } from '../src/meters/queries.ts';
import { readingsOfMeter } from '../src/readings/queries.ts';
import { readingBody } from '../src/readings/reading-row.ts';
import { findReceipt } from '../src/readings/receipt-number.ts';
import { ReadingService } from '../src/readings/service.ts';
import { exportReadings } from '../src/registry/export.ts';
import { importRegistry } from '../src/registry/import.ts';
import { listDifferences } from '../src/registry/queries.ts';
import { Secrets } from '../src/secrets.ts';
import { randomOf } from './damaged-registry.ts';
import { createFixture, type Fixture } from './fixture.ts';

let fixture: Fixture;
const secrets = new Secrets(new Uint8Array(32));
before(async () => {
  fixture = await createFixture();
});
after(() => fixture.close());

let files = 0;
const load = async (content: string | Buffer) => {
  const file = join(fixture.folder, `billed-${++files}.csv`);
  writeFileSync(file, content);
  const { written, unchanged, different, refused, faultFile } = await importRegistry(
    fixture.store.db,
    fixture.settings,
    file,
  );
  assert.equal(refused, 0, refused > 0 ? readFileSync(faultFile, 'utf8') : '');
  return { written, unchanged, different };
};

const accountOf = (number: string) =>
  fixture.store.db.selectFrom('account').selectAll().where('number', '=', number).executeTakeFirstOrThrow();

const metersAt = async (number: string, today: string, also?: 'removed') => {
  const account = await accountOf(number);
  return (await listMeters(fixture.store.db, account, today, fixture.settings, { also })).items;
};

const meterAt = async (number: string, serial: string, today: string): Promise<Meter> => {
  const meter = (await metersAt(number, today)).find(({ serialNumber }) => serialNumber === serial);
  assert.ok(meter);
  return meter;
};

const journalOf = async (number: string, meterId: string) => {
  const account = await accountOf(number);
  return (await readingsOfMeter(fixture.store.db, [account.id], meterId, 500))?.readings.map(readingBody) ?? [];
};

/** Sends a reading as a resident on a local day; with an id it corrects that one. */
async function send(number: string, meterId: string, value: string, day: string, corrects?: string) {
  const account = await accountOf(number);
  const service = new ReadingService(fixture.settings, secrets);
  const brought = {
    accountIds: [account.id],
    accountOf: () => account,
    meterId,
    draft: { value, confirmed: ['ANOMALY_HIGH', 'ANOMALY_ZERO', 'SWAP_SUSPECTED'] as never },
    customerId: null,
    action: 'reading-accepted' as const,
    address: '198.51.100.1',
    now: new Date(`${day}T09:00:00Z`),
  };
  return transact(fixture.store.db, (tx) =>
    corrects === undefined ? service.accept(tx, brought) : service.correct(tx, corrects, brought),
  );
}

const HEAD = 'Лицевой счёт;Номер прибора учёта;Услуга;Период;Показание;Объём;Дата снятия;Источник';
const billed = (
  number: string,
  serial: string,
  period: string,
  value: string,
  volume = '',
  source = 'абонент',
  day = 22,
) =>
  `${number};${serial};ХВС;${russianDate(period)};${value.replace('.', ',')};${volume.replace('.', ',')};${russianDate(dayOfPeriod(period, day))};${source}`;
const registry = (...lines: readonly string[]) => [HEAD, ...lines].join('\n');

async function addHome(number: string, fractionDigits = 3): Promise<void> {
  await load(
    [
      'Запись;Лицевой счёт;Абонент;Адрес;Номер прибора учёта;Услуга;Знаков после запятой;Период;Показание;Объём;Дата снятия',
      `счёт;${number};Капля Роса;г. Родников, ул. Тихая, д. 9, кв. ${number.slice(-1)};;;;;;;`,
      `прибор;${number};;;66${number};ХВС;${fractionDigits};;;;`,
      `показание;${number};;;66${number};ХВС;;10.2026;100;4;22.10.2026`,
    ].join('\n'),
  );
}

test('an accepted correction survives the older value that billing returns, and its receipt proves it', async () => {
  await addHome('240100001');
  const { id: meterId } = await meterAt('240100001', '66240100001', '2026-11-22');
  const first = await send('240100001', meterId, '104', '2026-11-21');
  const second = await send('240100001', meterId, '105', '2026-11-22', first.id);
  const back = registry(billed('240100001', '66240100001', '2026-11', '104'));
  assert.deepEqual(await load(back), { written: 0, unchanged: 0, different: 1 });
  const history = async () =>
    (await journalOf('240100001', meterId))
      .filter(({ period }) => period === '2026-11')
      .map(({ value, volume, status, source }) => [value, volume, status, source])
      .sort();
  assert.deepEqual(await history(), [
    ['104', '4', 'billed', 'billing'],
    ['104', '4', 'replaced', 'resident'],
    ['105', '5', 'different', 'resident'],
  ]);
  for (const { receiptNumber, value } of [first, second])
    assert.equal((await findReceipt(fixture.store.db, secrets, receiptNumber ?? ''))?.value, value);
  assert.deepEqual(
    (await listDifferences(fixture.store.db, '2026-11')).map(({ number, accepted, billed: inBill, receipt_number }) => [
      number,
      accepted,
      inBill,
      receipt_number,
    ]),
    [['240100001', '105', '104', second.receiptNumber]],
  );
  assert.deepEqual(await load(back), { written: 0, unchanged: 1, different: 0 }, 'the same file changes nothing');
  await assert.rejects(send('240100001', meterId, '106', '2026-11-23', second.id), { code: 'ALREADY_BILLED' });
  assert.deepEqual(await load(registry(billed('240100001', '66240100001', '2026-11', '105'))), {
    written: 1,
    unchanged: 0,
    different: 0,
  });
  assert.deepEqual(await history(), [
    ['104', '4', 'replaced', 'billing'],
    ['104', '4', 'replaced', 'resident'],
    ['105', '5', 'billed', 'resident'],
  ]);
  assert.deepEqual(await listDifferences(fixture.store.db, '2026-11'), []);
  assert.deepEqual(await load(back), { written: 0, unchanged: 0, different: 1 });
  assert.equal((await history()).length, 3, 'billing comes back to a value it had before');
});

test('what billing rounded is a difference, unless the meter shows it alike', async () => {
  await addHome('240100002');
  await addHome('240100003', 0);
  for (const [number, value] of [
    ['240100002', '104.567'],
    ['240100003', '105'],
  ] as const)
    await send(number, (await meterAt(number, `66${number}`, '2026-11-22')).id, value, '2026-11-22');
  assert.deepEqual(
    await load(
      registry(
        billed('240100002', '66240100002', '2026-11', '105', '5'),
        billed('240100003', '66240100003', '2026-11', '105.4', '5.4'),
      ),
    ),
    { written: 1, unchanged: 0, different: 1 },
  );
  const rounded = await meterAt('240100002', '66240100002', '2026-11-23');
  assert.equal(rounded.current?.value, '105');
  const alike = await meterAt('240100003', '66240100003', '2026-11-23');
  assert.deepEqual(
    [alike.current?.value, alike.current?.volume, alike.current?.status, alike.current?.source],
    ['105', '5.4', 'billed', 'resident'],
  );
  assert.deepEqual(
    (await listDifferences(fixture.store.db, undefined))
      .map(({ number }) => number)
      .filter((number) => /000[23]$/.test(number)),
    ['240100002'],
  );
});

test('the next reading follows what is in the bill, also when billing is late', async () => {
  await addHome('240100004');
  const { id: meterId } = await meterAt('240100004', '66240100004', '2026-11-22');
  await send('240100004', meterId, '104.6', '2026-11-22');
  const next = await send('240100004', meterId, '109', '2026-12-22');
  assert.equal(next.volume, '4.4');
  await load(registry(billed('240100004', '66240100004', '2026-11', '104')));
  const counted = (await journalOf('240100004', meterId)).filter(isCounted);
  assert.deepEqual(
    counted.map(({ period, value, volume }) => [period, value, volume]),
    [
      ['2026-12', '109', '5'],
      ['2026-11', '104', '4'],
      ['2026-10', '100', '4'],
    ],
  );
});

test('a value that billing corrects for itself stays in the history as well', async () => {
  await addHome('240100005');
  assert.deepEqual(await load(registry(billed('240100005', '66240100005', '2026-10', '101', '5'))), {
    written: 1,
    unchanged: 0,
    different: 0,
  });
  const { id: meterId } = await meterAt('240100005', '66240100005', '2026-11-22');
  assert.deepEqual((await journalOf('240100005', meterId)).map(({ value, status }) => [value, status]).sort(), [
    ['100', 'replaced'],
    ['101', 'billed'],
  ]);
});

test('a meter is replaced in the middle of a period', async () => {
  await load(readFileSync(new URL('cases/m01-meter-replaced.csv', import.meta.url)));
  const meter = await meterAt('230200005', '77000105', '2026-11-22');
  assert.equal(meter.current, null, 'the installation reading does not occupy the month');
  assert.deepEqual(meter.previous, { value: '0.3', takenOn: '2026-11-15', source: 'control' });
  assert.equal(meter.averageVolume, '4.15', 'the meter before it counts');
  const sent = await send('230200005', meter.id, '1.7', '2026-11-22');
  assert.equal(sent.volume, '1.4');
  const journal = (
    await Promise.all(
      (await metersAt('230200005', '2026-11-22', 'removed')).map(({ id }) => journalOf('230200005', id)),
    )
  ).flat();
  assert.deepEqual(
    usageByPeriod(journal, '2026-11', 3).map(({ volume }) => volume),
    [4.1, 4.2, 4.5],
    'both meters make up November',
  );
  const account = await accountOf('230200005');
  const next = await listMeters(fixture.store.db, account, '2026-12-22', fixture.settings);
  assert.deepEqual(next.items[0]?.previous, { value: '1.7', takenOn: '2026-11-22', source: 'resident' });
  const [estimate] = (await listEstimates(fixture.store.db, account, '2026-12-22', fixture.settings)).items;
  assert.deepEqual(
    [estimate?.averageVolume, estimate?.steps[0]?.basis],
    ['4.267', 'average'],
    'three months of the place, though the meter has one',
  );
  assert.deepEqual(await load(registry(billed('230200005', '77000105', '2026-11', '1.7', '1.4'))), {
    written: 1,
    unchanged: 0,
    different: 0,
  });
});

test('an average month of a common meter is neither asked about nor refused', async () => {
  const months = ['2026-07', '2026-08', '2026-09', '2026-10'];
  await load(
    [
      'Запись;Лицевой счёт;Вид помещения;Абонент;Адрес;Номер прибора учёта;Услуга;Период;Показание;Объём;Дата снятия',
      'счёт;УК-9;юрлицо;УК;г. Родников, ул. Тихая, д. 9',
      'прибор;УК-9;;;;55009;общедомовой',
      ...months.map((month, at) =>
        `показание;УК-9;;;;55009;общедомовой;${russianDate(month)};${9000 + at * 700};700;${russianDate(month)}`.replace(
          /;(\d\d\.\d{4})$/,
          ';24.$1',
        ),
      ),
    ].join('\n'),
  );
  const meter = await meterAt('УК-9', '55009', '2026-11-22');
  assert.deepEqual([meter.averageVolume, meter.confirmAbove, meter.refuseAbove], ['700', '1400', null]);
  const account = await accountOf('УК-9');
  const { volume } = await transact(fixture.store.db, (tx) =>
    new ReadingService(fixture.settings, secrets).accept(tx, {
      accountIds: [account.id],
      accountOf: () => account,
      meterId: meter.id,
      draft: { value: '11810' },
      customerId: null,
      action: 'reading-accepted',
      address: '198.51.100.1',
      now: new Date('2026-11-22T09:00:00Z'),
    }),
  );
  assert.equal(volume, '710');
});

const litres = (count: number): string =>
  toLitres(`${Math.floor(count / 1000)}.${String(count % 1000).padStart(3, '0')}`);

test('two years of one building: history, chart and receipts agree to the litre', { timeout: 300_000 }, async () => {
  const random = randomOf(20_261_129);
  const homes = Array.from({ length: 6 }, (_, flat) => ({
    number: `24020000${flat + 1}`,
    serial: `88000${flat + 1}`,
    removed: [] as string[],
    /** What the drums show, in litres. */
    drums: 100_000 + random(300_000),
    id: '',
    /** Flat 1 and 4 have a meter replaced, in different months. */
    replacedIn: flat === 0 ? '2025-07' : flat === 3 ? '2026-02' : '',
  }));
  const start = '2024-11';
  await load(
    [
      'Запись;Лицевой счёт;Абонент;Адрес;Номер прибора учёта;Услуга;Место;Период;Показание;Объём;Дата снятия;Источник',
      ...homes.flatMap(({ number, serial, drums }) => [
        `счёт;${number};Капля Роса;г. Родников, ул. Тихая, д. 20;;;;;;;;`,
        `прибор;${number};;;${serial};ХВС;кухня;;;;;`,
        `показание;${number};;;${serial};ХВС;;${russianDate(start)};${litres(drums).replace('.', ',')};;15.${russianDate(start)};контрольное`,
      ]),
    ].join('\n'),
  );
  for (const home of homes) home.id = (await meterAt(home.number, home.serial, '2024-12-22')).id;
  const told: { readonly receipt: string; readonly value: string; readonly number: string }[] = [];
  let late: string[] = [];
  let expectedDifferences = 0;
  for (let month = 1; month <= 24; month++) {
    const period = addMonths(start, month);
    const lines: string[] = [...late];
    late = [];
    const corrections: (typeof homes)[number][] = [];
    const sent = new Map<string, string>();
    for (const home of homes) {
      if (home.replacedIn === period) {
        home.drums += 1000 + random(2000);
        const before = (await meterAt(home.number, home.serial, `${period}-10`)).previous?.value ?? '0';
        const last = litres(home.drums);
        const serial = `99${home.serial}`;
        await load(
          [
            'Запись;Лицевой счёт;Номер прибора учёта;Услуга;Место;Состояние прибора;Период;Показание;Объём;Дата снятия;Источник',
            `показание;${home.number};${home.serial};ХВС;;;${russianDate(period)};${last.replace('.', ',')};${subtract(last, before).replace('.', ',')};10.${russianDate(period)};контрольное`,
            `прибор;${home.number};${home.serial};ХВС;кухня;снят;;;;;`,
            `прибор;${home.number};${serial};ХВС;кухня;в работе;;;;;`,
            `показание;${home.number};${serial};ХВС;;;${russianDate(period)};0,300;0;10.${russianDate(period)};контрольное`,
          ].join('\n'),
        );
        home.removed.push(home.id);
        home.serial = serial;
        home.drums = 300;
        home.id = (await meterAt(home.number, serial, `${period}-10`)).id;
      }
      home.drums += 500 + random(6000);
      const value = litres(home.drums);
      const reading = await send(home.number, home.id, value, `${period}-20`);
      told.push({ receipt: reading.receiptNumber ?? '', value, number: home.number });
      sent.set(home.number, reading.id);
      if (random(5) === 0) corrections.push(home);
    }
    // Billing takes what was accepted then; some customers correct it afterwards.
    const out = new PassThrough();
    const [exported] = await Promise.all([text(out), exportReadings(fixture.store.db, period, out)]);
    for (const home of corrections) {
      home.drums += 1 + random(300);
      const value = litres(home.drums);
      const reading = await send(home.number, home.id, value, `${period}-24`, sent.get(home.number));
      told.push({ receipt: reading.receiptNumber ?? '', value, number: home.number });
      expectedDifferences++;
    }
    for (const home of homes) {
      const value = (
        new RegExp(`^${home.number};${home.serial};ХВС;([\\d,]+);`, 'm').exec(exported)?.[1] ?? ''
      ).replace(',', '.');
      assert.notEqual(value, '');
      // Flat 2 and 5 are rounded to whole cubic metres, up or down.
      const rounds = home === homes[1] || home === homes[4];
      const inBill = rounds ? (value.split('.')[0] ?? '') : value;
      if (rounds && inBill !== value && !corrections.includes(home)) expectedDifferences++;
      const line = billed(home.number, home.serial, period, inBill, '', 'абонент', 20);
      // Some lines come only with the next month.
      (random(8) === 0 && month < 24 ? late : lines).push(line);
    }
    if (lines.length > 0) await load(registry(...lines));
  }
  for (const { receipt, value, number } of told) {
    const found = await findReceipt(fixture.store.db, secrets, receipt);
    assert.deepEqual([found?.value && toLitres(found.value), found?.number], [value, number], receipt);
  }
  const differences = (await listDifferences(fixture.store.db, undefined)).filter(({ number }) =>
    number.startsWith('2402'),
  );
  assert.equal(differences.length, expectedDifferences);
  assert.ok(expectedDifferences > 40);
  for (const home of homes) {
    const meters = await metersAt(home.number, '2026-11-25', 'removed');
    const places = placesOfUse(meters);
    const journals = new Map(
      await Promise.all(meters.map(async ({ id }) => [id, await journalOf(home.number, id)] as const)),
    );
    const history = [...journals.values()].flat();
    for (const { value } of told.filter(({ number }) => number === home.number))
      assert.ok(
        history.some((reading) => reading.value === value),
        'every value that was told is in the history',
      );
    const place = journalOfPlace(home.id, places, history);
    assert.equal(place.length, history.length, 'all meters are of one place');
    const months = usageByPeriod(place, '2026-11', 24);
    assert.ok(
      months.every(({ volume }) => volume !== null),
      'no month of the chart is empty',
    );
    const drawn = toLitres(sum(months.map(({ volume }) => String(volume))));
    const travelled = [...journals.values()].map((journal) => {
      const counted = journal.filter(isCounted).map(({ value }) => value);
      const ordered = counted.toSorted((a, b) => (isLess(a, b) ? -1 : 1));
      return subtract(ordered.at(-1) ?? '0', ordered[0] ?? '0');
    });
    assert.equal(drawn, toLitres(travelled.reduce(add, '0')), `the chart of ${home.number} is the way of its meters`);
  }
});
