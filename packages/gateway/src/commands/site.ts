import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Scope } from '@vodokanal/contract';
import {
  addSites,
  importSites,
  isOrigin,
  listSites,
  newSiteKey,
  removeSite,
  SCOPES,
  setSiteAccounts,
  THEME,
} from '../sites/sites.ts';
import { print, withDatabase } from './context.ts';

function origin(text: string): string {
  if (!isOrigin(text))
    throw new InvalidArgumentError('An origin is scheme, host and port without a slash: https://www.example.org');
  return text;
}

const command = (name: string, description: string) => new Command(name).description(description);
const ofSite = (name: string, description: string) =>
  command(name, description).argument('<origin>', 'e.g. https://www.example.org', origin);

const list = () =>
  withDatabase(async ({ db }) => {
    for (const { origin: registered, mode, name, scopes } of await listSites(db))
      process.stdout.write(
        `${[registered, mode, mode === 'framed' ? scopes.join(',') : '', name === registered ? '' : name].filter(Boolean).join(' ')}\n`,
      );
  });

interface NewSite {
  readonly mode?: 'inline' | 'framed';
  readonly name?: string;
  readonly scope?: Scope[];
  readonly theme?: string[];
  readonly target?: readonly string[];
  readonly allowRedirect?: boolean;
}

const add = () =>
  ofSite('add', 'let a site show the widgets')
    .addOption(
      new Option('--mode <mode>', 'inline: a site of the utility; framed: a partner').choices(['inline', 'framed']),
    )
    .option('--name <name>', 'shown to whoever lets the site in')
    .addOption(new Option('--scope <scope...>', 'what sessions of the site may do').choices(SCOPES))
    .addOption(new Option('--theme <token...>', 'tokens of the look that the site may set').choices(THEME))
    .option('--target <name=url...>', 'addresses that the site may be left for')
    .option('--allow-redirect', 'sign-in may end at a target')
    .action(async (of: string, { mode, name, scope, theme, target, allowRedirect }: NewSite) => {
      const targets =
        target &&
        Object.fromEntries(target.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
      await withDatabase(({ db }) =>
        addSites(db, [
          {
            origin: of,
            ...(mode && { mode }),
            ...(name && { name }),
            ...(scope && { scopes: scope }),
            ...(theme && { theme }),
            ...(allowRedirect && { allowRedirect }),
            ...(targets && { targets }),
          },
        ]),
      );
      await list();
    });

export const siteCommand = (): Command =>
  command('site', 'which sites may show the widgets, and how')
    .addCommand(add())
    .addCommand(command('list', 'all of them').action(list))
    .addCommand(
      ofSite('remove', 'no longer').action(async (of: string) => {
        await withDatabase(({ db }) => removeSite(db, of));
        await list();
      }),
    )
    .addCommand(
      command('import', 'add sites from a file')
        .argument('<file>', 'a JSON array')
        .action(async (file: string) => {
          await withDatabase(async ({ db }) => {
            await importSites(db, file);
          });
          await list();
        }),
    )
    .addCommand(
      ofSite('key', 'a new key for the back end of a partner, shown once').action((of: string) =>
        withDatabase(async ({ db }) => print(await newSiteKey(db, of))),
      ),
    )
    .addCommand(
      ofSite('accounts', 'which accounts a partner serves')
        .argument('<file>', 'an account number a line')
        .action((of: string, file: string) =>
          withDatabase(async ({ db }) => {
            const numbers = (await readFile(file, 'utf8'))
              .split(/\r?\n/)
              .map((line) => line.trim())
              .filter(Boolean);
            const { known, unknown } = await setSiteAccounts(db, of, numbers);
            print(`${known} accounts${unknown.length > 0 ? `; not known: ${unknown.join(', ')}` : ''}`);
          }),
        ),
    );
