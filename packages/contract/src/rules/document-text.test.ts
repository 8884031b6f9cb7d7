import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressText, dateText, monthText, NBSP } from './document-text.ts';

test('short words of an address stay with what follows them', () => {
  assert.equal(
    addressText('г. Родников, ул. Ключевая, д. 12, кв. 1'),
    `г.${NBSP}Родников, ул.${NBSP}Ключевая, д.${NBSP}12, кв.${NBSP}1`,
  );
  assert.equal(addressText('Посёлок. Дом'), 'Посёлок. Дом');
  assert.equal(addressText(''), '');
});

test('dates and months are written in full', () => {
  assert.equal(dateText('2026-12-15'), `15${NBSP}декабря${NBSP}2026${NBSP}г.`);
  assert.equal(monthText('2026-10'), `октябрь${NBSP}2026${NBSP}г.`);
});
