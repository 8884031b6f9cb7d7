import { Command } from 'commander';
import { StartError } from '../database/open.ts';
import { forgetKey, listKeys, sealAgain } from '../keys/service.ts';
import { openSecrets, renewKeyFile, type Secrets } from '../secrets.ts';
import { context, dataDir, environment, print, secretsFor, uploadFolder, withDatabase } from './context.ts';

const list = () =>
  withDatabase(async ({ db }) => {
    for (const key of await listKeys(db, await secretsFor(db), uploadFolder))
      print(
        key.id,
        `since ${key.firstUsedAt.toISOString().slice(0, 10)}`,
        key.isCurrent && 'seals what is new',
        `opens ${key.sealed}`,
        key.recoveryCodes > 0 && `${key.recoveryCodes} unused recovery codes`,
      );
  });

/** A new key in the data folder, unless the environment gives the keys: then the first of them is the new one. */
function nextKey(present: Secrets): void {
  if (!environment['SECRET_KEY']) present.adopt(renewKeyFile(environment, dataDir));
  else if (openSecrets(environment, dataDir).keyIds.length === 1)
    throw new StartError('Set SECRET_KEY to the new key and SECRET_KEY_OLD to the present one, and start again.');
}

const rotate = () =>
  withDatabase(async ({ db }) => {
    const secrets = await secretsFor(db);
    nextKey(secrets);
    await secretsFor(db);
    const count = await sealAgain(db, secrets, uploadFolder);
    print(`The key ${secrets.keyId} seals everything from now on; ${count} things were sealed again.`);
    if (!context().running && !environment['SECRET_KEY'] && environment['DATABASE_URL'])
      print('Restart the gateways that run, so that they read the new key.');
    print(
      'Keep the earlier keys: recovery codes and receipt numbers that were given out are checked with them. «gateway keys list» shows what still needs them.',
    );
  });

export const keysCommand = (): Command =>
  new Command('keys')
    .description('the keys that seal second factors, stored answers and files')
    .addCommand(new Command('list').description('their ids, and what each still opens').action(list))
    .addCommand(
      new Command('rotate')
        .description(
          'seal everything with a new key; with keys in the environment set SECRET_KEY to the new and SECRET_KEY_OLD to the present one before',
        )
        .action(rotate),
    )
    .addCommand(
      new Command('forget')
        .description('start without a key from now on; its recovery codes and receipt numbers count no more')
        .argument('<id>', 'of the key')
        .action((id: string) =>
          withDatabase(async ({ db }) => {
            // The key may be lost already, so the keys are not compared with the database.
            const secrets = context().running?.secrets ?? openSecrets(environment, dataDir);
            await forgetKey(db, secrets, uploadFolder, id);
            print(`The key ${id} is needed no more.`);
          }),
        ),
    );
