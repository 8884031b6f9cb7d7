import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latinOf, mistakeInAddress, mistakeInName, mistakeInRule } from '../src/embed/mistakes.ts';

test('base addresses: what is right is left alone', () => {
  for (const address of [
    'https://lk.example.org',
    'https://lk.example.org/',
    'http://localhost:8080',
    'https://example.org/lk/api',
    'https://водоканал.рф',
    'https://лк.vodokanal.ru',
    '//lk.example.org',
    '/',
    '/lk',
    '',
    'demo',
  ])
    assert.equal(mistakeInAddress(address), undefined, address);
});

test('base addresses: each mistake is named', () => {
  for (const [address, code, detail] of [
    ['lk.example.org', 'VK-208', 'https://lk.example.org'],
    ['lk.example.org/api', 'VK-208', 'https://lk.example.org/api'],
    ['www.водоканал.рф', 'VK-208', 'https://www.водоканал.рф'],
    ['localhost:8080', 'VK-208', 'http://localhost:8080'],
    ['192.0.2.1:8080', 'VK-208', 'https://192.0.2.1:8080'],
    ['“https://lk.example.org”', 'VK-206', undefined],
    ['https://lk.example.org»', 'VK-206', undefined],
    ['https://lk.ехample.org', 'VK-207', 'https://lk.example.org'],
    ['https://lk.example.оrg', 'VK-207', 'https://lk.example.org'],
    ['https://lk.example .org', 'VK-205', ' '],
    ['htps://lk.example.org', 'VK-205', 'htps:'],
    ['https://', 'VK-205', ''],
    ['javascript:alert(1)', 'VK-205', 'javascript:'],
  ] as const) {
    const mistake = mistakeInAddress(address);
    assert.equal(mistake?.code, code, address);
    if (detail !== undefined) assert.equal(mistake?.details[1], detail);
  }
});

test('names: quotes and letters that look like others', () => {
  const known = ['data-endpoint', 'data-phone', 'vk-login', 'vk-reading-form', 'meter-id'];
  for (const [name, code] of [
    ['data-еndpoint', 'VK-207'],
    ['dаta-phоne', 'VK-207'],
    ['vк-login', 'VK-207'],
    ['vk-reading–form', 'VK-207'],
    ['meter—id', 'VK-207'],
    ['wide”', 'VK-206'],
    ['meterid', undefined],
    ['data-endpoint', undefined],
    ['данные', undefined],
  ] as const)
    assert.equal(mistakeInName(name, known)?.code, code, name);
  assert.equal(latinOf('Vк-Lоgin'), 'vk-login');
});

test('on-success has three rules', () => {
  for (const rule of ['reload', 'show:#thanks', 'redirect:cabinet', 'redirect:https://www.example.org/lk/', ' reload '])
    assert.equal(mistakeInRule(rule), undefined);
  for (const rule of ['redirect:', 'redirect', 'show:thanks', 'reload:1', 'alert(1)', ''])
    assert.equal(mistakeInRule(rule)?.code, 'VK-204', rule);
});
