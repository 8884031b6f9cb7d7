import { Command, InvalidArgumentError, Option } from 'commander';
import type { TechnicalWork } from '@vodokanal/contract';
import type { NewWorkMeter } from '@vodokanal/contract/policies/technical-work';
import { parseDecimal } from '@vodokanal/contract/rules/decimal';
import { latestWorks } from '../works/queries.ts';
import { recordWork, type WorkProtocol } from '../works/service.ts';
import { date } from './arguments.ts';
import { print, withDatabase } from './context.ts';
import {
  asClerk,
  documentService,
  givenFile,
  signatureOf,
  targetOf,
  withSignature,
  type SignatureOptions,
  type TargetOptions,
} from './document.ts';

const KINDS: readonly TechnicalWork['kind'][] = [
  'meterReplacement',
  'verification',
  'sealing',
  'inspection',
  'repair',
  'flushing',
  'disconnection',
  'reconnection',
];

/** Reads `20041177=151,204:П-010882`: serial number, reading, seal. Throws an `InvalidArgumentError`. */
const meter =
  (role: NewWorkMeter['role']) =>
  (text: string, before: readonly NewWorkMeter[] = []): readonly NewWorkMeter[] => {
    const [, serialNumber = '', given = '', seal = ''] = /^([^=:]+)(?:=([^:]*))?(?::(.*))?$/.exec(text.trim()) ?? [];
    const reading = given === '' ? null : parseDecimal(given);
    if (!serialNumber || (given !== '' && reading === null))
      throw new InvalidArgumentError('A meter is SERIAL, SERIAL=READING or SERIAL=READING:SEAL.');
    return [...before, { role, serialNumber: serialNumber.trim(), reading, sealNumber: seal.trim() || null }];
  };

interface RecordOptions extends TargetOptions, SignatureOptions {
  readonly kind: TechnicalWork['kind'];
  readonly on: string;
  readonly result: TechnicalWork['result'];
  readonly note: string;
  readonly next?: string;
  readonly meter?: readonly NewWorkMeter[];
  readonly installed?: readonly NewWorkMeter[];
  readonly removed?: readonly NewWorkMeter[];
  readonly protocol?: string;
  readonly title: string;
  readonly number: string;
}

async function protocolOf(options: RecordOptions): Promise<WorkProtocol | undefined> {
  if (options.protocol === undefined) return undefined;
  return {
    file: await givenFile(options.protocol),
    document: {
      kind: 'workProtocol',
      title: options.title,
      number: options.number,
      issuedOn: options.on,
      validUntil: null,
      period: null,
      signature: signatureOf(options),
    },
  };
}

const recordCommand = (): Command =>
  withSignature(
    new Command('record')
      .description('record works at an address or in a building; the same works of a day are corrected')
      .option('--account <number>', 'of the account')
      .option('--building <code>', 'as the registry names it')
      .addOption(new Option('--kind <kind>', 'what was done').choices(KINDS).makeOptionMandatory())
      .requiredOption('--on <YYYY-MM-DD>', 'when', date)
      .addOption(
        new Option('--result <result>', 'notDone: put off').choices(['done', 'faultFound', 'notDone']).default('done'),
      )
      .option('--note <text>', 'what was done or found, in Russian', '')
      .option('--next <YYYY-MM-DD>', 'when the same works are due again', date)
      .option('--meter <serial=reading:seal>', 'a meter that stayed; can be given several times', meter('present'))
      .option('--installed <serial=reading:seal>', 'a new meter', meter('installed'))
      .option('--removed <serial=reading>', 'a meter that was taken out', meter('removed'))
      .option('--protocol <file>', 'PDF, JPEG, PNG or WebP, published to the resident')
      .option('--title <text>', 'of the protocol, in Russian', 'Протокол технических работ')
      .option('--number <text>', 'of the protocol', ''),
  ).action((options: RecordOptions) =>
    withDatabase(async (opened) => {
      const { removed = [], installed = [], meter: present = [] } = options;
      const { kind, on: doneOn, result, note, next = null } = options;
      const work = { kind, doneOn, result, note, nextOn: next, meters: [...removed, ...installed, ...present] };
      const protocol = await protocolOf(options);
      const documents = await documentService(opened);
      const { db, settings } = opened;
      const count = await asClerk(() =>
        recordWork(db, { settings, documents }, targetOf(options), { work, protocol }, new Date()),
      );
      print(`${kind} of ${doneOn}: recorded for ${count} ${count === 1 ? 'account' : 'accounts'}`);
    }),
  );

export const workCommand = (): Command =>
  new Command('work')
    .description('technical works at addresses, which residents see')
    .addCommand(recordCommand())
    .addCommand(
      new Command('list').description('list the newest 200').action(() =>
        withDatabase(async ({ db }) => {
          for (const { accountNumber, kind, done_on, result, note, document_id } of await latestWorks(db))
            print(done_on, accountNumber, kind, result, note, document_id !== null && 'with a protocol');
        }),
      ),
    );
