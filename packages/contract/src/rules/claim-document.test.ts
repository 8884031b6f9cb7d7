import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimEvidence } from '../index.ts';
import { claimDocument, evidenceText, type ClaimContent } from './claim-document.ts';

const frame = {
  account: { number: '230100001', address: 'г. Родников, ул. Ключевая, д. 12, кв. 1' },
  holder: 'Ручьёва Струя',
  utility: { name: 'Водоканал города Родникова', phone: '8 800 000-00-00' },
  serialNumber: undefined,
};
const claim: ClaimContent = {
  type: 'charge',
  text: ' Начислили вдвое больше. ',
  period: '2026-10',
  service: 'coldWater',
  demand: 'recalculate',
  amount: 45_210,
  applicant: 'resident',
  answerBy: 'paper',
  evidence: [],
  attachments: [],
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('the document has its parts in order, and says what is missing', () => {
  const { parties, facts, text, evidence, attachments, end } = claimDocument(claim, frame, {
    law: 'ПП РФ № 354, п. 31 «д»',
    dueOn: '2026-11-25',
  });
  assert.deepEqual(parties.map(plain), [
    'Кому: Водоканал города Родникова',
    'От кого: Ручьёва Струя',
    'г. Родников, ул. Ключевая, д. 12, кв. 1',
    'Лицевой счёт 230100001',
  ]);
  assert.deepEqual(
    facts.map(([label, value]) => `${label}: ${plain(value)}`),
    [
      'О чём: неправильное начисление',
      'Месяц: октябрь 2026 г.',
      'Услуга: холодная вода',
      'Спорная сумма: 452,10 ₽',
      'Требование: пересчитать плату',
      'Заявитель: жилец',
      'Как ответить: в личном кабинете и письмом на бумаге',
    ],
  );
  assert.equal(text, 'Начислили вдвое больше.');
  assert.deepEqual([evidence, attachments], [[], ['Без приложений.']]);
  assert.equal(
    plain(end),
    'Ответ должен быть дан не позднее 25 ноября 2026 г. Основание: ПП РФ № 354, п. 31 «д». Телефон 8 800 000-00-00.',
  );
});

test('before a claim is registered its term is named instead of the day', () => {
  const end = (term: number, unit: 'workingDays' | 'calendarDays') =>
    claimDocument(claim, frame, { law: 'закон', term, unit }).end.split('. ')[0];
  assert.equal(end(3, 'workingDays'), 'Ответ должен быть дан в течение 3 рабочих дней');
  assert.equal(end(21, 'workingDays'), 'Ответ должен быть дан в течение 21 рабочего дня');
  assert.equal(end(30, 'calendarDays'), 'Ответ должен быть дан в течение 30 дней');
});

test('files and evidence are numbered', () => {
  const document = claimDocument(
    { ...claim, attachments: [{ name: 'счётчик.png' }, { name: 'акт.pdf' }], evidence: [READING] },
    frame,
    { law: 'закон', term: 3, unit: 'workingDays' },
  );
  assert.deepEqual(document.attachments, ['1. счётчик.png', '2. акт.pdf']);
  assert.match(document.evidence[0] ?? '', /^1\. Показание за октябрь/);
});

const READING: ClaimEvidence = {
  kind: 'reading',
  id: 'r',
  service: 'coldWater',
  serialNumber: '11000001',
  period: '2026-10',
  takenOn: '2026-10-22',
  value: '171.5',
  volume: '14',
  source: 'estimate',
};

test('evidence is one line each', () => {
  const line = (evidence: ClaimEvidence) => plain(evidenceText(evidence));
  assert.equal(
    line(READING),
    'Показание за октябрь 2026 г.: 171,5 м³, расход 14 м³; счётчик № 11000001, холодная вода; 22 октября 2026 г., рассчитано по среднему',
  );
  assert.equal(
    line({ ...READING, volume: null }),
    'Показание за октябрь 2026 г.: 171,5 м³; счётчик № 11000001, холодная вода; 22 октября 2026 г., рассчитано по среднему',
  );
  const water = { service: 'coldWater', kind: 'volume', basis: 'meter', quantity: '14' } as const;
  assert.equal(
    line({
      kind: 'bill',
      period: '2026-10',
      issuedOn: '2026-11-01',
      dueOn: '2026-11-15',
      total: 44_000,
      lines: [
        { ...water, amount: 45_210 },
        { ...water, kind: 'recalculation', amount: -2210 },
        { service: null, kind: 'lateFee', amount: 1000, basis: null, quantity: null },
      ],
    }),
    'Счёт за октябрь 2026 г. на 440,00 ₽: холодная вода 430,00 ₽, пени 10,00 ₽',
  );
  assert.equal(
    line({ kind: 'payment', id: 'p', entry: 'refund', amount: -5000, paidOn: '2026-11-09', document: '7' }),
    'Возврат 9 ноября 2026 г.: −50,00 ₽, документ № 7',
  );
});
