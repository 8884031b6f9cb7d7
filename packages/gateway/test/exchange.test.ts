import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Claim, MeterRequest, Reading } from '@vodokanal/contract';
import { Browser } from '@vodokanal/contract/conformance/browser';
import { csvText, withoutFormula } from '@vodokanal/contract/rules/csv';
import { csvLineOf, textOf } from '../src/exchange/cells.ts';
import { exportNoun, type NounFormat } from '../src/exchange/export-noun.ts';
import { importAnswers } from '../src/exchange/import-answers.ts';
import { nounNames, type NounName } from '../src/exchange/nouns.ts';
import { createFixture, ORIGIN, PASSWORD, personAt, type Fixture } from './fixture.ts';

let fixture: Fixture;
let cases: Awaited<ReturnType<typeof file>>;
before(async () => {
  fixture = await createFixture();
  cases = await file();
});
after(() => fixture.close());

/** A resident files one case of every kind, and some claims more. */
async function file() {
  const browser = new Browser((request) => fixture.gateway.handle(request), ORIGIN);
  await browser.call('session.create', { body: { login: personAt(0).email, password: PASSWORD } });
  const accountId = ((await browser.call('accounts.list')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  const meters = (await browser.call('meters.list', { parameters: { accountId } })).body as {
    items: { id: string; previous: { value: string } | null }[];
  };
  const [meter] = meters.items;
  const parameters = { accountId, meterId: meter?.id ?? '' };
  const numbers: string[] = [];
  for (const body of ['Слабый напор', '=1+1', 'Строка;"два"\nтри', "'@сумма"]) {
    const claim = await browser.call('claims.create', { parameters, body: { type: 'other', text: body } });
    numbers.push((claim.body as Claim).number);
  }
  const visit = await browser.call('meterRequests.create', { parameters, body: { kind: 'visit', comment: '-пломба' } });
  await browser.call('profile.change', { parameters, body: { field: 'holder', value: '+Роса' } });
  const { number: change } = await fixture.store.db
    .selectFrom('profile_change')
    .select('number')
    .executeTakeFirstOrThrow();
  const value = (Number(meter?.previous?.value ?? '0') + 2).toFixed(3);
  const reading = (await browser.call('readings.create', { parameters, body: { value } })).body as Reading;
  return { claims: numbers, visit: (visit.body as MeterRequest).number, change, reading: reading.receiptNumber ?? '' };
}

const SINCE = new Date('2026-11-01T00:00:00Z');

async function exported(noun: NounName, format: NounFormat): Promise<string> {
  const out = new PassThrough();
  const [all] = await Promise.all([text(out), exportNoun(fixture.store.db, noun, out, { since: SINCE, format })]);
  return all;
}
const everything = (format: NounFormat) => Promise.all(nounNames.map((noun) => exported(noun, format)));

let files = 0;
async function imported(content: string, format: NounFormat = 'csv') {
  const path = join(fixture.folder, `answers-${++files}.${format}`);
  writeFileSync(path, content);
  const { faultFile, ...counts } = await importAnswers(
    fixture.store.db,
    { settings: fixture.settings, now: fixture.clock },
    path,
  );
  return { ...counts, faults: existsSync(faultFile) ? readFileSync(faultFile, 'utf8') : '' };
}

/** Makes every case wait for its answer again. */
async function reopen(): Promise<void> {
  const { db } = fixture.store;
  for (const table of ['claim_message', 'imported_answer', 'message'] as const) await db.deleteFrom(table).execute();
  await db.updateTable('claim').set({ state: 'registered', answered_on: null, outcome: null }).execute();
  await db.updateTable('profile_change').set({ state: 'inReview', ground: '', decided_at: null }).execute();
  await db.updateTable('meter_request').set({ state: 'registered', text: '', decided_at: null }).execute();
  await db
    .updateTable('reading')
    .set({ status: 'accepted', verdict: null, verdict_text: '', verdict_on: null })
    .where('receipt_number', '=', cases.reading)
    .execute();
}

const HEAD = ['Номер', 'Решение', 'Ответ', 'Внешний номер'];
const words = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom(
    '=2+3',
    '+7 900',
    '-1',
    '@cmd',
    "'=1",
    "''+x",
    '"так"',
    'a;b',
    'строка\nдве',
    ' край ',
    '\t=1',
    '＝1',
    '\u202eмаскировка',
  ),
);
const answered = words.filter((word) => word.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]/gu, '') !== '');

test('an export with answers comes back as it was, in both formats', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('granted', 'partly', 'explained', 'refused'), answered, fc.boolean()), {
        minLength: 4,
        maxLength: 4,
      }),
      answered,
      fc.constantFrom<NounFormat>('csv', 'json'),
      async (given, reason, format) => {
        await reopen();
        const lines = [
          ...given.map(([outcome, answer, isKnown], at) => [
            cases.claims[at] ?? '',
            outcome,
            answer,
            isKnown ? `crm-${at}` : '',
          ]),
          [cases.visit, 'refused', reason, 'crm-visit'],
          [cases.change, 'refused', reason, ''],
          [cases.reading, 'declined', reason, 'crm-reading'],
        ];
        const first = await imported(
          JSON.stringify(lines.map(([number, outcome, answer, foreignId]) => ({ number, outcome, answer, foreignId }))),
          'json',
        );
        assert.deepEqual([first.taken, first.refused], [lines.length, 0], first.faults);
        const before = await everything(format);
        const again = async () => {
          const counts = [];
          for (const noun of ['claims', 'meter-requests', 'profile-changes', 'readings'] as const)
            counts.push(await imported(before[nounNames.indexOf(noun)] ?? '', format));
          return counts;
        };
        for (const { taken, refused, faults } of await again()) assert.deepEqual([taken, refused], [0, 0], faults);
        assert.deepEqual(await everything(format), before, 'the same file again changes nothing');
        await reopen();
        const taken = await again();
        assert.equal(
          taken.reduce((sum, each) => sum + each.taken, 0),
          lines.length,
          taken.map(({ faults }) => faults).join(),
        );
        assert.deepEqual(await everything(format), before, 'what came back is what went out');
      },
    ),
    { numRuns: 12 },
  );
});

test('no cell of an export becomes a formula, and every cell can be read back', () => {
  fc.assert(
    fc.property(words, (word) => {
      const clean = word.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu, '');
      const line = csvLineOf({ word: clean }, ['word']);
      const cell = line
        .slice(0, -2)
        .replace(/^"([^]*)"$/, '$1')
        .replaceAll('""', '"');
      assert.equal(withoutFormula(cell), cell, 'a spreadsheet runs it');
      assert.equal(textOf(cell), clean);
    }),
  );
});

test('refused lines say why, and the others are taken', async () => {
  await reopen();
  const [first = '', second = '', third = '', fourth = ''] = cases.claims;
  const content = csvText([
    HEAD,
    [first, 'удовлетворено', 'Пересчитали.', 'crm-1'],
    [second, 'одобрено', 'Пересчитали.', ''],
    [third, 'refused', '', ''],
    ['О-2026-999999', 'granted', 'Ответ', ''],
    ['', 'granted', 'Ответ', ''],
    [fourth, 'granted', 'Один ответ', ''],
    [fourth, 'refused', 'Другой ответ', ''],
    [cases.change, 'refused', '', ''],
    [cases.reading, 'отклонено', '', ''],
    ['В-2026-000001', 'restored', 'Открыт', ''],
    [cases.visit, '', '', ''],
  ]);
  const { taken, waiting, refused, faults } = await imported(content);
  assert.deepEqual([taken, waiting, refused], [1, 1, 9]);
  const reasons = faults
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.replace(/^(\d+);"([^"]*)".*$/s, '$1 $2'));
  assert.deepEqual(reasons, [
    '3 решение «одобрено» не из: удовлетворено, удовлетворено частично, разъяснено, отказано',
    '4 нет ответа: его увидит абонент',
    '5 нет обращения О-2026-999999',
    '6 нет номера',
    '7 в файле несколько разных ответов с этим номером',
    '8 в файле несколько разных ответов с этим номером',
    '9 нет причины: её увидит абонент',
    '10 нет причины: её увидит абонент',
    '11 номер В-2026-000001 не из тех, на которые отвечают так',
  ]);
  assert.equal(
    (await fixture.store.db.selectFrom('claim_message').select('id').execute()).length,
    1,
    'nothing is half done',
  );
});

test('an answer is taken once by its foreign id, and never overwritten', async () => {
  await reopen();
  const [number = '', other = ''] = cases.claims;
  const send = (...line: string[]) => imported(csvText([HEAD, line]));
  assert.equal((await send(number, 'granted', 'Пересчитали.', 'crm-7')).taken, 1);
  assert.equal((await send(number, 'granted', 'Пересчитали.', 'crm-7')).unchanged, 1);
  assert.match(
    (await send(number, 'granted', 'Иначе.', 'crm-7')).faults,
    /под этим внешним номером уже принят другой ответ/,
  );
  assert.match((await send(other, 'granted', 'Пересчитали.', 'crm-7')).faults, /под этим внешним номером/);
  assert.match((await send(number, 'refused', 'Иначе.', 'crm-8')).faults, /уже отвечено иначе/);
  // Typed with Latin letters, another dash and an unseen mark, as spreadsheets and chats do.
  assert.equal((await send(`\u200b${number.replace('О-', 'O–')}`, 'Удовлетворено', ' Пересчитали. ', '')).unchanged, 1);
  const messages = await fixture.store.db.selectFrom('message').select('subject').execute();
  assert.equal(messages.filter(({ subject }) => subject === `Ответ на обращение ${number}`).length, 1);
});
