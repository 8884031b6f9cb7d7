import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApplicationField, ApplicationValues } from '../index.ts';
import { storedValues } from '../rules/application-values.ts';
import { applicationFaults, fillableTemplate } from './application-fields.ts';

const field = (kind: ApplicationField['kind'], more: Partial<ApplicationField> = {}): ApplicationField => ({
  name: 'x',
  kind,
  label: { ru: 'Поле' },
  required: true,
  ...more,
});
const METER = '00000000-0000-4000-8000-000000000001';
const FACTS = {
  today: '2026-11-22',
  maxFiles: 2,
  meters: [
    { id: METER, service: 'coldWater', serialNumber: '1', place: '', digits: 5, fractionDigits: 3, last: '100.5' },
  ],
} as const;
const faults = (of: ApplicationField, x: ApplicationValues[string] | undefined) =>
  applicationFaults(
    { fields: [of], visit: null },
    { values: x === undefined ? {} : { x } },
    { ...FACTS, meters: [...FACTS.meters] },
  ).map(({ code, pointer }) => `${code} ${pointer}`);

test('a required field must be filled in with more than signs that nobody sees', () => {
  for (const value of [undefined, '', ' \u200b\u00a0 '])
    assert.deepEqual(faults(field('text'), value), ['REQUIRED /values/x']);
  assert.deepEqual(faults(field('files'), []), ['REQUIRED /values/x']);
  assert.deepEqual(faults(field('text', { required: false }), undefined), []);
});

test('each kind of field refuses what is of another kind', () => {
  const other: Readonly<Record<ApplicationField['kind'], ApplicationValues[string]>> = {
    text: [METER],
    longText: { from: '2026-11-01', to: '2026-11-02' },
    number: 'двое',
    date: '31.12.2026',
    choice: 'unknown',
    meter: '00000000-0000-4000-8000-000000000009',
    period: 'вчера',
    persons: [METER],
    readings: [{ name: 'Капля' }],
    files: 'файл',
  };
  for (const [kind, value] of Object.entries(other))
    assert.deepEqual(faults(field(kind as ApplicationField['kind']), value), ['BAD_FORMAT /values/x'], kind);
});

test('days are past or future as the field says, today included', () => {
  assert.deepEqual(faults(field('date', { days: 'past' }), '2026-11-22'), []);
  assert.deepEqual(faults(field('date', { days: 'past' }), '2026-11-23'), ['DATE_IN_FUTURE /values/x']);
  assert.deepEqual(faults(field('date', { days: 'future' }), '2026-11-21'), ['DATE_TOO_OLD /values/x']);
  assert.deepEqual(faults(field('period', { days: 'past' }), { from: '2026-11-01', to: '2026-12-01' }), [
    'DATE_IN_FUTURE /values/x/to',
  ]);
  assert.deepEqual(faults(field('period'), { from: '2026-11-02', to: '2026-11-01' }), ['BAD_FORMAT /values/x/to']);
});

test('an absence counts its full days: six days away are seven nights apart', () => {
  const absence = field('period', { leastDays: 6 });
  assert.deepEqual(faults(absence, { from: '2026-11-01', to: '2026-11-07' }), ['NOT_ALLOWED /values/x']);
  assert.deepEqual(faults(absence, { from: '2026-11-01', to: '2026-11-08' }), []);
});

test('readings must be readable, fit the meter, and not run backwards', () => {
  const reading = (value: string) => faults(field('readings'), [{ meterId: METER, value }]);
  assert.deepEqual(reading('101,2'), []);
  assert.deepEqual(reading('сто'), ['VALUE_FORMAT /values/x/0/value']);
  assert.deepEqual(reading('123456'), ['VALUE_TOO_MANY_DIGITS /values/x/0/value']);
  assert.deepEqual(reading('100.4'), ['LESS_THAN_PREVIOUS /values/x/0/value']);
  assert.deepEqual(
    faults(field('readings'), [
      { meterId: METER, value: '101' },
      { meterId: METER, value: '102' },
    ]),
    ['BAD_FORMAT /values/x/1/meterId'],
  );
});

test('unknown fields, too many files and a time without a visit are refused', () => {
  const check = (values: ApplicationValues, visit?: { on: string; from: string }) =>
    applicationFaults(
      { fields: [field('files')], visit: null },
      { values, ...(visit && { visit }) },
      { ...FACTS, meters: [] },
    ).map(({ code, pointer }) => `${code} ${pointer}`);
  assert.deepEqual(check({ x: [METER], y: '1' }), ['UNKNOWN_FIELD /values/y']);
  assert.deepEqual(check({ x: ['a', 'b', 'c'] }), ['TOO_MANY /values']);
  assert.deepEqual(check({ x: [METER] }, { on: '2026-11-24', from: '09:00' }), ['NOT_ALLOWED /visit']);
});

test('what is stored has no blank fields, and numbers with a dot', () => {
  const fields = [
    field('number', { name: 'count' }),
    field('readings', { name: 'last' }),
    field('persons', { name: 'who' }),
    field('text', { name: 'empty' }),
  ];
  assert.deepEqual(
    storedValues(fields, {
      count: ' 2,5 ',
      last: [{ meterId: METER, value: '00123,4' }],
      who: [{ name: ' \u200bКапля Ручьёва ' }],
      empty: ' ',
    }),
    { count: '2.5', last: [{ meterId: METER, value: '123.4' }], who: [{ name: 'Капля Ручьёва' }] },
  );
});

test('what another form serves cannot be filed here', () => {
  const templates = [
    { id: 'noDebt', leadsTo: null },
    { id: 'instalments', leadsTo: 'instalments' },
  ] as const;
  assert.equal(fillableTemplate(templates, 'noDebt').id, 'noDebt');
  for (const id of ['instalments', 'unknown'])
    assert.throws(() => fillableTemplate(templates, id), { code: 'NOT_FOUND' });
});
