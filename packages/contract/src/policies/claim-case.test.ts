import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '../problem.ts';
import { assertAnswerable, assertClaimAction, assertClaimMessage } from './claim-case.ts';

const codeOf = (work: () => void): string => {
  try {
    work();
    return '';
  } catch (fault) {
    const { code, errors } = fault as ProblemError;
    return [code, ...errors.map((each) => `${each.code} ${each.pointer}`)].join(' ');
  }
};

test('an action that does not fit the state is refused', () => {
  assert.equal(
    codeOf(() => {
      assertClaimAction('answered', 'write');
    }),
    'CLAIM_CLOSED',
  );
  assert.equal(
    codeOf(() => {
      assertClaimAction('answered', 'dispute');
    }),
    '',
  );
  assert.equal(
    codeOf(() => {
      assertAnswerable('withdrawn');
    }),
    'CLAIM_CLOSED',
  );
});

test('a message has words or files, a dispute has words', () => {
  const check = (text: string, uploadIds: string[], needsText = false) =>
    codeOf(() => {
      assertClaimMessage({ text, uploadIds }, { maxFiles: 1, needsText });
    });
  assert.equal(check('  ', []), 'INVALID REQUIRED /text');
  assert.equal(check('', ['1']), '');
  assert.equal(check('', ['1'], true), 'INVALID REQUIRED /text');
  assert.equal(check('а', ['1', '2']), 'INVALID TOO_MANY /uploadIds');
});
