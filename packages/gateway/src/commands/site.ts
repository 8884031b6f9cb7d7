import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Scope } from '@vodokanal/contract';
import { printable } from '@vodokanal/contract/rules/clean-text';
import {
  addSites,
  blockSite,
  importSites,
  isOrigin,
  listSites,
  newSiteKey,
  removeSite,
  SCOPES,
  setSiteAccounts,
  THEME,
  unblockSite,
} from '../sites/sites.ts';
import { isSameSite } from '../sites/same-site.ts';
import { context, environment, pathOf, print, withDatabase } from './context.ts';

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
    for (const { origin: registered, mode, name, scopes, isBlocked } of await listSites(db))
      print(
        [
          registered,
          mode,
          mode === 'framed' ? scopes.join(',') : '',
          name === registered ? '' : name,
          isBlocked ? 'blocked' : '',
        ]
          .filter(Boolean)
          .join(' '),
      );
  });

/** The gateway's origin as `start` takes it. */
const ownOrigin = (): string => environment['PUBLIC_ORIGIN'] ?? `http://localhost:${environment['PORT'] ?? '8080'}`;

/** Warns about an inline site where customers cannot sign in; undefined for others. */
export const warningOf = (origin: string, mode: string, own: string): string | undefined =>
  mode === 'inline' && !isSameSite(origin, own)
    ? `Warning: ${origin} is on another site than ${own}. Browsers do not send the session cookie there, so nobody can sign in on its pages. Register a partner with --mode framed. If the address of this gateway is another one, set PUBLIC_ORIGIN.`
    : undefined;

const warn = (sites: readonly { readonly origin: string; readonly mode?: string }[]): void => {
  for (const { origin, mode = 'inline' } of sites) {
    const warning = warningOf(origin, mode, ownOrigin());
    if (warning) context().stderr.write(`${printable(warning)}\n`);
  }
};

interface NewSite {
  readonly mode?: 'inline' | 'framed';
  readonly name?: string;
  readonly scope?: Scope[];
  readonly theme?: string[];
  readonly target?: readonly string[];
  readonly allowRedirect?: boolean;
}

const add = () =>
  ofSite('add', 'register a site that may show the widgets')
    .addOption(
      new Option('--mode <mode>', 'inline: a site of the utility; framed: a partner').choices(['inline', 'framed']),
    )
    .option('--name <name>', 'shown to customers who are asked to connect the site')
    .addOption(new Option('--scope <scope...>', 'what sessions of the site may do').choices(SCOPES))
    .addOption(new Option('--theme <token...>', 'theme tokens that the site may set').choices(THEME))
    .option('--target <name=url...>', 'addresses to which a sign-in may lead')
    .option('--allow-redirect', 'a sign-in may lead to a target')
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
      warn([{ origin: of, ...(mode && { mode }) }]);
    });

export const siteCommand = (): Command =>
  command('site', 'which sites may show the widgets, and how')
    .addCommand(add())
    .addCommand(command('list', 'list the registered sites').action(list))
    .addCommand(
      ofSite('remove', 'remove a site and end its connections').action(async (of: string) => {
        await withDatabase(({ db }) => removeSite(db, of));
        await list();
      }),
    )
    .addCommand(
      ofSite('block', 'close a site without removing it').action(async (of: string) => {
        await withDatabase(({ db }) => blockSite(db, of, new Date()));
        await list();
      }),
    )
    .addCommand(
      ofSite('unblock', 'open a blocked site again').action(async (of: string) => {
        await withDatabase(({ db }) => unblockSite(db, of));
        await list();
      }),
    )
    .addCommand(
      command('import', 'add sites from a file')
        .argument('<file>', 'a JSON array')
        .action(async (file: string) => {
          await withDatabase(async ({ db }) => {
            await importSites(db, pathOf(file));
            warn(await listSites(db));
          });
          await list();
        }),
    )
    .addCommand(
      ofSite('key', "make a new key for a partner's back end; it is shown once").action((of: string) =>
        withDatabase(async ({ db }) => print(await newSiteKey(db, of))),
      ),
    )
    .addCommand(
      ofSite('accounts', 'set the accounts that a partner serves')
        .argument('<file>', 'one account number per line')
        .action((of: string, file: string) =>
          withDatabase(async ({ db }) => {
            const numbers = (await readFile(pathOf(file), 'utf8'))
              .split(/\r?\n/)
              .map((line) => line.trim())
              .filter(Boolean);
            const { known, unknown } = await setSiteAccounts(db, of, numbers);
            print(`${known} accounts${unknown.length > 0 ? `; not known: ${unknown.join(', ')}` : ''}`);
          }),
        ),
    );
