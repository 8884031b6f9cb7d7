import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApplicationField } from '@vodokanal/contract';
import { ApplicationDraft, controlOf } from '../src/application/application-draft.ts';

const METER = '00000000-0000-4000-8000-000000000001';
const fields: ApplicationField[] = (
  [
    ['phone', 'text'],
    ['when', 'period'],
    ['who', 'persons'],
    ['last', 'readings'],
    ['proof', 'files'],
  ] as const
).map(([name, kind]) => ({ name, kind, label: { ru: name }, required: true }));
const meters = [
  { id: METER, service: 'coldWater', serialNumber: '1', place: '', digits: 5, fractionDigits: 3, last: null },
] as const;
const valuesOf = (draft: ApplicationDraft, files: readonly string[] = []) => draft.values(meters, () => files);

test('a draft begins with what is known, and sends only what is filled in', () => {
  const draft = new ApplicationDraft({ fields }, { phone: '+7 918' });
  assert.equal(draft.isBegun, false);
  assert.deepEqual(valuesOf(draft), { phone: '+7 918' });
  draft.set('when.from', '1.11.2026');
  draft.set('when.to', 'завтра');
  draft.set(`last.${METER}`, ' 12,5 ');
  assert.equal(draft.isBegun, true);
  // What is no day is sent as typed, so that the rule refuses it.
  assert.deepEqual(valuesOf(draft, ['a']), {
    phone: '+7 918',
    when: { from: '2026-11-01', to: 'завтра' },
    last: [{ meterId: METER, value: '12,5' }],
    proof: ['a'],
  });
});

test('persons are added and removed in the middle, and empty rows are not sent', () => {
  const draft = new ApplicationDraft({ fields }, {});
  for (const name of ['Первая', 'Вторая', 'Третья'].entries()) {
    if (name[0] > 0) draft.addPerson('who');
    draft.set(`who.${name[0]}.name`, name[1]);
  }
  draft.set('who.2.born', '02.03.2019');
  draft.addPerson('who');
  draft.removePerson('who', 1);
  assert.deepEqual(valuesOf(draft), { who: [{ name: 'Первая' }, { name: 'Третья', bornOn: '2019-03-02' }] });
});

test('a stored draft comes back over what is known', () => {
  const draft = new ApplicationDraft({ fields }, { phone: '+7 918' });
  draft.restore({ typed: { phone: '112' }, files: {}, visit: { on: '2026-11-26', from: '09:00' } });
  assert.deepEqual([draft.valueOf('phone'), draft.visit?.from], ['112', '09:00']);
});

test('each finding leads to its control', () => {
  const values = { last: [{ meterId: METER, value: '1' }] };
  const at = (pointer: string) => controlOf({ code: 'REQUIRED', severity: 'block', pointer }, fields, values);
  assert.equal(at('/values/phone'), 'phone');
  assert.equal(at('/values/when'), 'when.from');
  assert.equal(at('/values/when/to'), 'when.to');
  assert.equal(at('/values/who/1/bornOn'), 'who.1.born');
  assert.equal(at('/values/last/0/value'), `last.${METER}`);
  assert.equal(at('/uploadIds/0'), 'proof');
  assert.equal(at('/visit'), 'visit');
});
