import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR, passwordFault } from './password.ts';

const personal = ['230100001', 'rodnik@example.org', '+79001234567'];

test('length counts code points, and any character is welcome', () => {
  assert.equal(passwordFault('короткий'), 'PASSWORD_TOO_SHORT');
  assert.equal(passwordFault('тихий ручей'), 'PASSWORD_TOO_SHORT');
  assert.equal(passwordFault('тихий ручей', { minLength: MIN_LENGTH_WITH_FACTOR }), null);
  assert.equal(passwordFault('й'.repeat(129)), 'PASSWORD_TOO_LONG');
  assert.equal(passwordFault('🐳🐳🦀🐙🐠🐡🦈🐬🦑🦐🦞🐚🌊💧🚰'), null);
  assert.equal(passwordFault('три зелёных верблюда'), null);
});

test('repetition, the list and own data are refused, with the first reason', () => {
  assert.equal(passwordFault('aaaaaaaaaaaaaaaa'), 'PASSWORD_REPEATED');
  assert.equal(
    passwordFault('парольпарольпароль', { isCommon: (password) => password.startsWith('пароль') }),
    'PASSWORD_COMMON',
  );
  assert.equal(passwordFault('rodnik-example-org-1', { personal }), 'PASSWORD_PERSONAL');
  assert.equal(passwordFault('+7 900 123-45-67 я', { personal }), 'PASSWORD_PERSONAL');
  assert.equal(passwordFault('мой 230100001 счёт и тихий ручей', { personal }), null);
});

test('both compositions of a letter are judged alike, and nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      assert.equal(
        passwordFault(text.normalize('NFC'), { personal }),
        passwordFault(text.normalize('NFD'), { personal }),
      );
      if ([...text.normalize('NFC')].length < MIN_LENGTH) assert.equal(passwordFault(text), 'PASSWORD_TOO_SHORT');
    }),
  );
});
