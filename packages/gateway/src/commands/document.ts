import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { DocumentKind, DocumentSignature } from '@vodokanal/contract';
import { LARGEST_DOCUMENT, type NewDocument } from '@vodokanal/contract/policies/document';
import { DOCUMENT_KINDS } from '@vodokanal/contract/rules/document';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { StartError } from '../database/open.ts';
import { accountByNumber, publications } from '../documents/queries.ts';
import { DocumentService, UnknownTarget, type DocumentTarget } from '../documents/service.ts';
import { FileRefused, type FileFault } from '../files/content-check.ts';
import { openScanner } from '../files/virus-scanner.ts';
import { ProblemError } from '../http/problems.ts';
import { date, period } from './arguments.ts';
import { environment, pathOf, print, secretsFor, uploadFolder, withDatabase, type Opened } from './context.ts';

const REFUSALS: Readonly<Record<FileFault, string>> = {
  type: 'it is no PDF, JPEG, PNG or WebP: save it as a PDF',
  size: `it is larger than ${LARGEST_DOCUMENT / 1024 / 1024} MiB`,
  damaged: 'it is damaged or incomplete',
  encrypted: 'it needs a password to be opened',
  script: 'it runs a script when it is opened',
  program: 'it starts another program or plays a film',
  attachment: 'it carries another file inside',
  form: 'it sends a form',
  points: 'its picture has more than 100 megapixels: make it smaller',
  unpacked: 'it unpacks to more than half a gigabyte: save it as a PDF again',
  virus: 'the virus scanner has found a virus in it',
};

/** Does what a clerk asks for. Throws a `StartError` in their words when it is refused. */
export async function asClerk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof FileRefused) throw new StartError(`The file is not taken: ${REFUSALS[fault.fault]}.`);
    if (fault instanceof ProblemError && fault.code === 'UPLOAD_UNCHECKED')
      throw new StartError('The virus scanner at CLAMD does not answer: nothing was stored. Start it, then try again.');
    if (fault instanceof ProblemError && fault.code.startsWith('UPLOAD_'))
      throw new StartError(`The file is not taken: ${fault.message}.`);
    if (fault instanceof UnknownTarget) throw new StartError(fault.message);
    if (fault instanceof ProblemError && fault.errors.length > 0)
      throw new StartError(fault.errors.map(({ code, pointer }) => `${pointer.slice(1)}: ${code}`).join('\n'));
    throw fault;
  }
}

export interface TargetOptions {
  readonly account?: string;
  readonly building?: string;
}

/** Throws a `StartError` unless one of account and building is given. */
export function targetOf({ account, building }: TargetOptions, meterSerial?: string): DocumentTarget {
  if (account !== undefined && building === undefined) return { accountNumber: account, meterSerial };
  if (building === undefined || account !== undefined) throw new StartError('Give --account or --building.');
  if (meterSerial !== undefined) throw new StartError('--meter needs --account.');
  return { buildingCode: building };
}

export interface SignatureOptions {
  readonly signedBy: DocumentSignature['state'];
  readonly signature?: NonNullable<DocumentSignature['kind']>;
  readonly signedOn?: string;
}

export const signatureOf = ({ signedBy, signature, signedOn }: SignatureOptions): DocumentSignature => ({
  state: signedBy,
  kind: signature ?? null,
  signedOn: signedOn ?? null,
});

/** Options about who has signed a paper, for every command that publishes one. */
export const withSignature = (command: Command): Command =>
  command
    .addOption(
      new Option('--signed-by <who>', 'both is the utility and the customer')
        .choices(['unsigned', 'utility', 'both'])
        .default('unsigned'),
    )
    .addOption(
      new Option('--signature <kind>', 'by 63-ФЗ, or handwritten on a paper that was copied').choices([
        'handwritten',
        'simple',
        'unqualified',
        'qualified',
      ]),
    )
    .option('--signed-on <YYYY-MM-DD>', 'day of the signature', date);

/** The service that publishes documents of this database. */
export const documentService = async ({ db, settings }: Opened): Promise<DocumentService> =>
  new DocumentService(settings, await secretsFor(db), uploadFolder, openScanner(environment));

/** Reads a file that the clerk named. Throws a `StartError` when there is none. */
export async function givenFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(pathOf(file));
  } catch {
    throw new StartError(`${file} cannot be read.`);
  }
}

interface PublishOptions extends TargetOptions, SignatureOptions {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly number: string;
  readonly on: string;
  readonly until?: string;
  readonly period?: string;
  readonly meter?: string;
}

const newDocument = (options: PublishOptions): NewDocument => ({
  kind: options.kind,
  title: options.title,
  number: options.number,
  issuedOn: options.on,
  validUntil: options.until ?? null,
  period: options.period ?? null,
  signature: signatureOf(options),
});

const publishCommand = (): Command =>
  withSignature(
    new Command('publish')
      .description(
        'show a file to the holder of an account, or of every open account of a building, and tell them by mail',
      )
      .argument('<file>', 'PDF, JPEG, PNG or WebP')
      .option('--account <number>', 'of the account')
      .option('--building <code>', 'as the registry names it')
      .addOption(
        new Option('--kind <kind>', 'what it is')
          .choices(DOCUMENT_KINDS.filter((kind) => kind !== 'bill'))
          .makeOptionMandatory(),
      )
      .requiredOption('--title <text>', 'shown to the resident, in Russian')
      .option('--number <text>', 'of the document', '')
      .requiredOption('--on <YYYY-MM-DD>', 'date of the document', date)
      .option('--until <YYYY-MM-DD>', 'last day on which it holds', date)
      .option('--period <YYYY-MM>', 'month that it is about', period)
      .option('--meter <serial>', 'meter of the account that it is about'),
  ).action((file: string, options: PublishOptions) =>
    withDatabase(async (opened) => {
      const service = await documentService(opened);
      const bytes = await givenFile(file);
      const target = targetOf(options, options.meter);
      const { fileId, documents } = await asClerk(() =>
        service.publish(opened.db, target, { document: newDocument(options), file: bytes }, new Date()),
      );
      print(`${fileId}: published to ${documents.size} ${documents.size === 1 ? 'account' : 'accounts'}`);
    }),
  );

const withdrawCommand = (): Command =>
  new Command('withdraw')
    .description('take a published file back; its title stays with the reason, the file is deleted')
    .argument('<id>', 'of the file, as publish and list show it')
    .requiredOption('--reason <text>', 'told to the resident')
    .option('--account <number>', 'only from this account')
    .action((fileId: string, { reason, account }: { readonly reason: string; readonly account?: string }) =>
      withDatabase(async (opened) => {
        const service = await documentService(opened);
        const count = await asClerk(() =>
          service
            .withdraw(opened.db, fileId, { reason, accountNumber: account }, new Date())
            .catch((fault: unknown) => {
              throw fault instanceof ProblemError && fault.code === 'NOT_FOUND'
                ? new UnknownTarget(`There is no file ${fileId}, or it is withdrawn already.`)
                : fault;
            }),
        );
        print(`${fileId}: withdrawn from ${count} ${count === 1 ? 'account' : 'accounts'}`);
      }),
    );

const listCommand = (): Command =>
  new Command('list')
    .description('list the newest 200 published files')
    .argument('[account]', 'only those of this account')
    .action((account: string | undefined) =>
      withDatabase(async ({ db }) => {
        const found = account === undefined ? undefined : await accountByNumber(db, foldAccountNumber(account));
        if (account !== undefined && !found) throw new StartError(`There is no account ${account}.`);
        for (const { fileId, kind, title, number, issuedOn, accounts, accountNumber, reason } of await publications(
          db,
          found?.id,
        ))
          print(
            fileId,
            issuedOn,
            kind,
            number && `№ ${number}`,
            title,
            Number(accounts) === 1 ? accountNumber : `${Number(accounts)} accounts`,
            reason !== null && `withdrawn: ${reason}`,
          );
      }),
    );

export const documentCommand = (): Command =>
  new Command('document')
    .description('papers that residents see in their account')
    .addCommand(publishCommand())
    .addCommand(withdrawCommand())
    .addCommand(listCommand());
