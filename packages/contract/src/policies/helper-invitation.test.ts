import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../rules/calendar.ts';
import { foldInvitationCode, INVITATION_LIFE, invitationFaults, isAcceptable } from './helper-invitation.ts';

const today = '2026-11-22';
const now = new Date(`${today}T09:00:00Z`);
const codes = (email: string, until: string) =>
  invitationFaults({ email, until }, today).map(({ code, pointer }) => `${code} ${pointer}`);

test('an invitation holds from today to a year ahead, and says all that is wrong at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 900 }), (days) => {
      assert.deepEqual(
        codes('a@example.org', addDays(today, days)),
        days < 0 ? ['DATE_TOO_OLD /until'] : days > 366 ? ['DATE_IN_FUTURE /until'] : [],
      );
    }),
  );
  assert.deepEqual(codes('внук', '2001-01-01'), ['EMAIL_FORMAT /email', 'DATE_TOO_OLD /until']);
});

test('it is accepted by one person, in its time, and not by the holder', () => {
  const invitation = { accountId: 'a', until: today, createdAt: now, customerId: null };
  const accepts = (
    change: Partial<{ until: string; createdAt: Date; customerId: string | null }>,
    heldAccountIds: string[] = [],
  ) => isAcceptable({ ...invitation, ...change }, { id: 'me', heldAccountIds }, today, now);
  assert.ok(accepts({}) && accepts({ customerId: 'me' }));
  assert.ok(!accepts({ customerId: 'other' }) && !accepts({}, ['a']) && !accepts({ until: '2026-11-21' }));
  assert.ok(
    !accepts({ createdAt: new Date(now.getTime() - INVITATION_LIFE) }) &&
      accepts({ createdAt: new Date(now.getTime() - INVITATION_LIFE + 1) }),
  );
});

test('the code may have lost its spaces or won some', () => assert.equal(foldInvitationCode(' kod 123\n'), 'kod123'));
