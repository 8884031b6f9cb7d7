import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AccountDocument } from '../index.ts';
import { chosenDocuments, documentPage, documentState, uniqueNames } from './document.ts';

const document = (at: number, given: Partial<AccountDocument> = {}): AccountDocument => ({
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  kind: 'act',
  title: `Акт ввода счётчика в эксплуатацию`,
  number: `${at}-В`,
  issuedOn: '2026-11-09',
  period: null,
  meterId: null,
  signature: { state: 'unsigned', kind: null, signedOn: null },
  state: 'valid',
  validUntil: null,
  withdrawal: null,
  source: 'utility',
  file: { name: `act-${at}.pdf`, type: 'application/pdf', bytes: 10 },
  isUnread: false,
  ...given,
});

test('a document holds to the end of its last day, and no longer when it is withdrawn', () => {
  const until = { validUntil: '2026-11-22', withdrawal: null };
  assert.equal(documentState(until, '2026-11-22'), 'valid');
  assert.equal(documentState(until, '2026-11-23'), 'expired');
  assert.equal(documentState({ validUntil: null, withdrawal: null }, '2090-01-01'), 'valid');
  const withdrawal = { on: '2026-11-20', reason: 'ошибка' };
  assert.equal(documentState({ ...until, withdrawal }, '2026-11-22'), 'withdrawn');
});

test('words are found in the title, the number and the file name, in any order and spelling of ё', () => {
  const all = [document(1), document(2, { title: 'Договор', kind: 'contract', issuedOn: '2025-03-01' })];
  const found = (filter: object) => chosenDocuments(all, filter).map(({ number }) => number);
  assert.deepEqual(found({ search: 'СЧЕТЧИКА  акт' }), ['1-В']);
  assert.deepEqual(found({ search: 'act-2' }), ['2-В']);
  assert.deepEqual(found({ search: '2-в договор' }), ['2-В']);
  assert.deepEqual(found({ search: 'договор счётчика' }), []);
  assert.deepEqual(found({ kind: 'contract' }), ['2-В']);
  assert.deepEqual(found({ year: '2026' }), ['1-В']);
  assert.deepEqual(found({}), ['1-В', '2-В']);
});

test('the pages hold each document once, newest first, whatever their size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 9 }),
      (days, limit) => {
        const all = days.map((day, at) => document(at, { issuedOn: `2026-11-${String(day).padStart(2, '0')}` }));
        const seen: AccountDocument[] = [];
        let after: string | null | undefined;
        do {
          const page = documentPage(all, { limit, after: after ?? undefined });
          assert.equal(page.total, all.length);
          seen.push(...page.items);
          after = page.next;
        } while (after !== null);
        assert.equal(new Set(seen.map(({ id }) => id)).size, all.length);
        assert.deepEqual(
          seen.map(({ issuedOn }) => issuedOn),
          all
            .map(({ issuedOn }) => issuedOn)
            .sort()
            .reverse(),
        );
      },
    ),
  );
});

test('a page tells the kinds, years and unread documents whatever the filter', () => {
  const all = [
    document(1, { isUnread: true }),
    document(2, { kind: 'bill', issuedOn: '2025-03-01' }),
    document(3, { kind: 'contract', issuedOn: '2020-03-01' }),
  ];
  const { items, total, next, kinds, years, unread } = documentPage(all, { kind: 'bill', limit: 50 });
  assert.deepEqual([items.length, total, next, unread], [1, 1, null, 1]);
  assert.deepEqual(kinds, ['contract', 'act', 'bill']);
  assert.deepEqual(years, ['2026', '2025', '2020']);
});

test('no two files of an archive have one name, also where the case of letters does not count', () => {
  assert.deepEqual(uniqueNames(['Акт.pdf', 'акт.PDF', 'Акт.pdf', 'Акт (2).pdf', 'без точки', 'без точки']), [
    'Акт.pdf',
    'акт (2).PDF',
    'Акт (3).pdf',
    'Акт (2) (2).pdf',
    'без точки',
    'без точки (2)',
  ]);
});
