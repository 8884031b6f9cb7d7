import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimType } from '@vodokanal/contract';
import { claimFields } from '@vodokanal/contract/rules/claim';
import { ClaimDraft, type ClaimInput } from '../src/claim/claim-draft.ts';

const types = Object.entries(claimFields).map(([type, fields]) => ({ type: type as ClaimType, fields: [...fields] }));

const typed = (fields: Partial<Record<ClaimInput, string>>): ClaimDraft => {
  const draft = new ClaimDraft();
  for (const [field, value] of Object.entries(fields)) draft.set(field as ClaimInput, value);
  return draft;
};
const NO_FILES = { isUnfinished: false, ids: [] };
const faults = (fields: Partial<Record<ClaimInput, string>>, files: Parameters<ClaimDraft['faults']>[1] = NO_FILES) =>
  typed(fields)
    .faults(types, files)
    .map(({ field, reason }) => `${field} ${reason}`);

test('an empty claim lacks its type and text', () => {
  assert.deepEqual(faults({}), ['type typeMissing', 'text required']);
  assert.deepEqual(faults({ text: ' \n' }), ['type typeMissing', 'text required']);
  assert.equal(typed({ text: 'Нет воды' }).claim(types, []), undefined);
});

test('only the required fields of the chosen type are missed, in the order of the form', () => {
  assert.deepEqual(faults({ type: 'charge' }), ['period required', 'demand required', 'text required']);
  assert.deepEqual(faults({ type: 'other', text: 'Вопрос' }), []);
});

test('an unreadable sum is a fault only where a sum is asked for', () => {
  assert.deepEqual(faults({ type: 'refund', text: 'Верните', amount: 'много' }), ['amount amountFormat']);
  assert.deepEqual(faults({ type: 'refund', text: 'Верните', amount: '0' }), ['amount amountFormat']);
  assert.deepEqual(faults({ type: 'refund', text: 'Верните', amount: '1 234,56 ₽' }), []);
  assert.deepEqual(faults({ type: 'other', text: 'Вопрос', amount: 'много' }), []);
});

test('files that are still uploading keep a claim from being sent', () => {
  assert.deepEqual(faults({ type: 'other', text: 'Вопрос' }, { isUnfinished: true, ids: [] }), [
    'uploadIds filesUnfinished',
  ]);
});

test('a representative attaches the power of attorney, and says so in the claim', () => {
  const fields = { type: 'other', text: 'Вопрос', applicant: 'representative', answerBy: 'paper' };
  assert.deepEqual(faults(fields), ['uploadIds powerOfAttorney']);
  assert.deepEqual(faults(fields, { isUnfinished: true, ids: [] }), ['uploadIds filesUnfinished']);
  assert.deepEqual(faults(fields, { isUnfinished: false, ids: ['u'] }), []);
  const draft = typed(fields);
  assert.equal(draft.isUsual, false);
  assert.deepEqual(draft.claim(types, ['u']), { ...fields, uploadIds: ['u'] });
  draft.changeSubject({ type: 'charge' });
  assert.equal(draft.valueOf('applicant'), 'representative');
});

test('a claim has the filled fields of its type, with the sum in kopecks', () => {
  const fields = { type: 'charge', text: 'Вдвое больше', period: '2026-10', demand: 'explain', meterId: 'm' };
  assert.deepEqual(typed({ ...fields, amount: '0,29' }).claim(types, ['u']), {
    type: 'charge',
    text: 'Вдвое больше',
    period: '2026-10',
    demand: 'explain',
    amount: 29,
    uploadIds: ['u'],
  });
  assert.deepEqual(typed({ type: 'quality', text: 'Мутная', service: 'coldWater', amount: '5' }).claim(types, []), {
    type: 'quality',
    text: 'Мутная',
    service: 'coldWater',
    uploadIds: [],
  });
});

test('a draft is kept once something was typed or a file was uploaded, and comes back as it was', () => {
  const empty = new ClaimDraft();
  assert.equal(empty.isBegun, false);
  assert.equal(empty.stored([]), undefined);
  const file = { id: 'u', name: 'счётчик.png', bytes: 12 };
  assert.deepEqual(empty.stored([file])?.files, [{ ...file, share: 1 }]);

  const draft = typed({ type: 'meterCheck', text: 'Врёт', meterId: 'm' });
  const stored = draft.stored([file]);
  assert(stored);
  const again = new ClaimDraft();
  again.restore(stored, [{ id: 'm' }]);
  assert.deepEqual(again.stored([file]), stored);
  assert.equal(again.isBegun, true);

  draft.clear();
  assert.equal(draft.isBegun, false);
  assert.equal(draft.valueOf('text'), '');
});

test('a restored draft forgets a meter that has left the account', () => {
  const stored = typed({ type: 'meterCheck', text: 'Врёт', meterId: 'gone' }).stored([]);
  assert(stored);
  const draft = new ClaimDraft();
  draft.restore(stored, [{ id: 'm' }]);
  assert.equal(draft.valueOf('meterId'), '');
  assert.deepEqual(
    draft.faults(types, NO_FILES).map(({ field }) => field),
    ['meterId'],
  );
});

test('a typed and deleted text is still a begun claim, so that it can be cleared', () => {
  const draft = typed({ text: '' });
  assert.equal(draft.isBegun, true);
  assert.equal(draft.valueOf('text'), '');
});
