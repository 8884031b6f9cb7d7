import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactFaults, contactValue, registrationContacts } from './contact.ts';

const codes = (list: readonly { readonly code: string; readonly pointer: string }[]) =>
  list.map(({ code, pointer }) => `${code} ${pointer}`);

test('who registers gives a phone, and an e-mail or none', () => {
  assert.deepEqual(registrationContacts({ phone: '8 900 123-45-67' }), {
    phone: '+79001234567',
    email: undefined,
    errors: [],
  });
  assert.deepEqual(registrationContacts({ phone: '89001234567', email: ' Ya@Example.org ' }).email, 'ya@example.org');
  assert.equal(registrationContacts({ phone: '89001234567', email: '  ' }).email, undefined);
  assert.deepEqual(codes(registrationContacts({ phone: '112', email: 'почта' }).errors), [
    'PHONE_FORMAT /phone',
    'EMAIL_FORMAT /email',
  ]);
});

test('a new contact is a phone or an address', () => {
  assert.equal(contactValue({ kind: 'phone', value: '+7 (900) 123 45 67' }), '+79001234567');
  assert.equal(contactValue({ kind: 'email', value: 'YA@example.org' }), 'ya@example.org');
  assert.deepEqual(codes(contactFaults({ kind: 'phone', value: '112' })), ['PHONE_FORMAT /value']);
  assert.deepEqual(codes(contactFaults({ kind: 'email', value: 'нет' })), ['EMAIL_FORMAT /value']);
  assert.deepEqual(codes(contactFaults({ kind: 'email', value: 'ya@example.org, vor@example.org' })), [
    'EMAIL_FORMAT /value',
  ]);
  assert.deepEqual(contactFaults({ kind: 'email', value: 'ya@example.org' }), []);
});
