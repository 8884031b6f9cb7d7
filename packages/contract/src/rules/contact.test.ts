import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isEmail, maskEmail, maskPhone, parseCode, parsePhone } from './contact.ts';

test('a mobile number in every spelling is one number, and nothing else is one', () => {
  for (const text of ['8 900 123-45-67', '+7 (900) 123-45-67', '9001234567', '7 900 123 45 67', '8–900–123–45–67'])
    assert.equal(parsePhone(text), '+79001234567', text);
  for (const text of [
    '',
    '123',
    '84951234567',
    '+380501234567',
    '+1 900 123 4567',
    '90012345678',
    'девять',
    '809 001 234 567',
  ])
    assert.equal(parsePhone(text), null, text);
});

test('what is parsed parses to itself; masks show two digits and one letter', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^9\d{9}$/), (digits) =>
      assert.equal(parsePhone(parsePhone(digits) ?? ''), `+7${digits}`),
    ),
  );
  assert.equal(maskPhone('+79001234567'), '+7 ··· ···-··-67');
  assert.equal(maskEmail('rodnik@example.org'), 'r···@example.org');
});

test('addresses', () => {
  for (const text of ['rodnik@example.org', ' a.b+c@почта.рф ', 'x@a-b.example.com']) assert.ok(isEmail(text), text);
  for (const text of [
    'rodnik',
    'a@b',
    'a b@example.org',
    '@example.org',
    'a@-x.org',
    'a@@example.org',
    `${'x'.repeat(300)}@example.org`,
  ])
    assert.ok(!isEmail(text), text);
});

test('a pasted code keeps its digits', () => {
  assert.equal(parseCode('Код: 123-456'), '123456');
});

test('a phone number copied from contacts or from a link is read', () => {
  for (const text of ['\u202a+7 900 123-45-67\u202c', 'tel:+79001234567', '\u200e8 (900) 123\u201145\u201167'])
    assert.equal(parsePhone(text), '+79001234567', JSON.stringify(text));
});

test('an e-mail with an invisible character is no address until it is cleaned', () => {
  assert.equal(isEmail('rodnik\u200b@example.org'), false);
});
