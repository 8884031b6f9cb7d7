import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDatabase, StartError, type OpenDatabase } from '../src/index.ts';
import { checkKeys, forgetKey, listKeys, sealAgain } from '../src/keys/service.ts';
import { openSecrets, renewKeyFile, Secrets, UnknownKey } from '../src/secrets.ts';
import { Factors } from '../src/security/factors.ts';
import { encryptedFile } from '../src/uploads/uploads.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const now = new Date('2026-11-22T09:00:00Z');
const CUSTOMER = '00000000-0000-4000-8000-000000000001';
const FILE = '00000000-0000-4000-8000-000000000002';
const folder = mkdtempSync(join(tmpdir(), 'vk-keys-'));
const [first, second, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];

let database: TestDatabase;
let store: OpenDatabase;
before(async () => {
  database = await createTestDatabase();
  store = await openDatabase(database);
});
after(async () => {
  await store.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('what is sealed names its key; an older key still opens it, another one says which is missing', () => {
  const old = new Secrets(first);
  const text = old.encrypt('тайна', 'about');
  const file = old.encryptBytes(Buffer.from('файл'));
  assert.ok(text.startsWith(`${old.keyId}.`));
  const both = new Secrets(second, [first]);
  assert.equal(both.decrypt(text, 'about'), 'тайна');
  assert.equal(both.decryptBytes(file).toString(), 'файл');
  assert.ok(both.encrypt('x').startsWith(`${both.keyId}.`));
  assert.throws(() => both.decrypt(text, 'another place'), 'a text moved elsewhere opens');
  const other = new Secrets(third);
  for (const open of [() => other.decrypt(text, 'about'), () => other.decryptBytes(file)])
    assert.throws(open, (fault: unknown) => fault instanceof UnknownKey && fault.keyId === old.keyId);
  assert.ok(both.digests('x').includes(old.digest('x')));
  assert.ok(both.marks('x', 10_000).includes(old.mark('x', 10_000)));
});

test('what an earlier version sealed names no key and is opened by whichever fits', () => {
  const old = new Secrets(first);
  const text = old.encrypt('тайна').slice(9);
  const file = old.encryptBytes(Buffer.from('файл')).subarray(10);
  const both = new Secrets(second, [first]);
  assert.equal(both.decrypt(text), 'тайна');
  assert.equal(both.decryptBytes(file).toString(), 'файл');
  assert.ok(both.digests('x').includes(old.digest('x').slice(9)), 'a hash without the id of its key');
  assert.throws(() => new Secrets(third).decrypt(text), UnknownKey);
});

test('a wrong key stops the start with one sentence, a missing older one too; rotation keeps everything readable', async () => {
  const { db } = store;
  const uploads = join(folder, 'uploads');
  mkdirSync(uploads);
  const old = new Secrets(first);
  await checkKeys(db, old, now);
  await db
    .insertInto('customer')
    .values({
      id: CUSTOMER,
      name: '',
      email: null,
      phone: null,
      password_hash: '',
      status: 'active',
      created_at: now,
      password_changed_at: now,
      frozen_at: null,
    })
    .execute();
  const factors = new Factors(old);
  const { secret } = await factors.startTotp(db, CUSTOMER, '', '', now);
  const codes = await factors.renewCodes(db, CUSTOMER);
  await db
    .insertInto('upload')
    .values({
      customer_id: CUSTOMER,
      id: FILE,
      name: 'a.png',
      media_type: 'image/png',
      bytes: 4,
      announced_bytes: 4,
      state: 'ready',
      created_at: now,
    })
    .execute();
  writeFileSync(encryptedFile(uploads, FILE), old.encryptBytes(Buffer.from('файл')));

  await assert.rejects(checkKeys(db, new Secrets(second), now), (fault: unknown) => {
    assert.ok(fault instanceof StartError);
    assert.match(fault.message, /^SECRET_KEY is not the key of this database/);
    assert.ok(fault.message.includes(old.keyId) && !fault.message.includes('\n'));
    return true;
  });
  await checkKeys(db, old, now);

  const both = new Secrets(second, [first]);
  await checkKeys(db, both, now);
  assert.equal(await sealAgain(db, both, uploads), 2);
  assert.equal(await sealAgain(db, both, uploads), 0, 'it is done once');
  const row = await db.selectFrom('factor').select('secret').executeTakeFirstOrThrow();
  const alone = new Secrets(second);
  assert.equal(alone.decrypt(row.secret ?? '').replaceAll(' ', ''), secret.replaceAll(' ', ''));
  assert.equal(alone.decryptBytes(readFileSync(encryptedFile(uploads, FILE))).toString(), 'файл');
  assert.deepEqual(readdirSync(uploads), [`${FILE}.sealed`]);
  assert.ok(
    await new Factors(both).check(db, CUSTOMER, 'recoveryCode', codes[0] ?? '', { address: '127.0.0.1', now }),
    'a code given out before',
  );

  await assert.rejects(checkKeys(db, alone, now), /A key that this database was used with is missing: /);
  const listed = await listKeys(db, both, uploads);
  assert.deepEqual(
    listed.map(({ id, isCurrent, sealed, recoveryCodes }) => [id, isCurrent, sealed, recoveryCodes]).sort(),
    [
      [old.keyId, false, 0, 9],
      [both.keyId, true, 2, 0],
    ].sort(),
  );
  await assert.rejects(forgetKey(db, both, uploads, both.keyId), /is the present one/);
  await forgetKey(db, both, uploads, old.keyId);
  await checkKeys(db, alone, now);
});

test('a database of an earlier version accepts only the key that opens its second factors', async () => {
  const { db } = store;
  await db.deleteFrom('secret_key').execute();
  await db
    .updateTable('factor')
    .set({ secret: new Secrets(first).encrypt('JBSWY3DPEHPK3PXP').slice(9) })
    .execute();
  await assert.rejects(checkKeys(db, new Secrets(third), now), /SECRET_KEY is not the key of this database/);
  assert.deepEqual(await db.selectFrom('secret_key').selectAll().execute(), []);
  await checkKeys(db, new Secrets(third, [first]), now);
});

test('keys come from the environment or from files of the data folder that only their owner can read', () => {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const made = openSecrets({}, dataDir);
  const text = made.encrypt('тайна');
  const renewed = renewKeyFile({}, dataDir);
  assert.notEqual(renewed.keyId, made.keyId);
  assert.equal(openSecrets({}, dataDir).decrypt(text), 'тайна');
  for (const name of ['secret.key', 'secret-old.keys']) assert.equal(statSync(join(dataDir, name)).mode & 0o777, 0o600);
  assert.ok(!existsSync(join(dataDir, 'secret.key.new')));
  const [key, old] = [first.toString('base64url'), second.toString('base64url')];
  assert.deepEqual(
    openSecrets({ SECRET_KEY: key, SECRET_KEY_OLD: ` ${old}, ${third.toString('base64url')}` }, folder).keyIds,
    [first, second, third].map((each) => new Secrets(each).keyId),
  );
  for (const [name, given] of [
    ['SECRET_KEY', { SECRET_KEY: 'short' }],
    ['SECRET_KEY_OLD', { SECRET_KEY: key, SECRET_KEY_OLD: 'short' }],
  ] as const)
    assert.throws(() => openSecrets(given, folder), new RegExp(`${name} is too short: 32 random bytes`));
});
