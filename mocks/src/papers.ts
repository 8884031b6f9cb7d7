import type { Account, AccountDocument, Meter, TechnicalWork, WorkMeter } from '@vodokanal/contract';
import { documentFileName } from '@vodokanal/contract/policies/document';
import { addDays } from '@vodokanal/contract/rules/calendar';

const id = (kind: string, account: number, number: number): string =>
  `00000000-0000-8000-8000-${kind}${String(account * 100 + number).padStart(8, '0')}`;

const UNSIGNED = { state: 'unsigned', kind: null, signedOn: null } as const;
const PDF = 'application/pdf';

type Given = Pick<AccountDocument, 'kind' | 'title' | 'number' | 'issuedOn'> & {
  readonly type?: NonNullable<AccountDocument['file']>['type'];
} & Partial<Pick<AccountDocument, 'meterId' | 'signature' | 'validUntil' | 'withdrawal' | 'isUnread'>>;

/** A published document, and the account it belongs to. */
type Paper = Omit<AccountDocument, 'state'> & { readonly accountId: string };
type DoneWork = TechnicalWork & { readonly accountId: string };

type KnownMeter = Pick<Meter, 'id' | 'service' | 'serialNumber' | 'place'> & { readonly accountId: string };

const meterOf = (
  { id: meterId, service, serialNumber, place }: KnownMeter,
  given: Partial<Pick<WorkMeter, 'role' | 'reading' | 'sealNumber'>> = {},
): WorkMeter => ({ role: 'present', meterId, service, serialNumber, place, reading: null, sealNumber: null, ...given });

/** The papers of the accounts and the works at their addresses. The first account has one of each. */
export function papersOf({
  today,
  accounts,
  meters,
}: {
  readonly today: string;
  readonly accounts: readonly Pick<Account, 'id' | 'number'>[];
  readonly meters: readonly KnownMeter[];
}): { readonly accountDocuments: readonly Paper[]; readonly works: readonly DoneWork[] } {
  const accountDocuments: Paper[] = [];
  const works: DoneWork[] = [];
  for (const [at, account] of accounts.entries()) {
    const paper = (number: number, { type = PDF, ...given }: Given): Paper => ({
      accountId: account.id,
      id: id('0024', at, number),
      period: null,
      meterId: null,
      signature: UNSIGNED,
      validUntil: null,
      withdrawal: null,
      source: 'utility',
      isUnread: false,
      ...given,
      file: given.withdrawal ? null : { name: documentFileName(given, type), type, bytes: 48_000 + 3_700 * number },
    });
    const [meter] = meters.filter(({ accountId }) => accountId === account.id);
    const contract = paper(1, {
      kind: 'contract',
      title: 'Договор холодного водоснабжения и водоотведения',
      number: `${account.number.slice(-4)}-В`,
      issuedOn: '2021-03-01',
      signature: { state: 'both', kind: 'handwritten', signedOn: '2021-03-01' },
    });
    accountDocuments.push(contract);
    if (!meter) continue;
    const act = paper(2, {
      kind: 'act',
      title: 'Акт ввода счётчика в эксплуатацию',
      number: `${100 + at}`,
      issuedOn: '2021-11-13',
      meterId: meter.id,
      signature: { state: 'both', kind: 'handwritten', signedOn: '2021-11-13' },
    });
    accountDocuments.push(act);
    works.push({
      accountId: account.id,
      id: id('0025', at, 1),
      kind: 'meterReplacement',
      doneOn: '2021-11-13',
      result: 'done',
      note: '',
      meters: [
        {
          ...{ role: 'removed', meterId: null, service: meter.service, serialNumber: '08417736' },
          ...{ place: meter.place, reading: '1204.5', sealNumber: null },
        },
        meterOf(meter, { role: 'installed', reading: '0', sealNumber: 'П-004417' }),
      ],
      nextOn: '2027-11-12',
      documentId: act.id,
    });
    if (at > 0) continue;
    const verifiedOn = addDays(today, -39);
    const protocol = paper(3, {
      kind: 'workProtocol',
      title: 'Протокол поверки счётчика',
      number: '417-П',
      issuedOn: verifiedOn,
      type: 'image/webp',
      meterId: meter.id,
      signature: { state: 'utility', kind: 'qualified', signedOn: verifiedOn },
      isUnread: true,
    });
    accountDocuments.push(
      protocol,
      paper(4, {
        kind: 'certificate',
        title: 'Справка об отсутствии задолженности',
        number: '2026-118',
        issuedOn: addDays(today, -50),
        validUntil: addDays(today, -20),
        signature: { state: 'utility', kind: 'qualified', signedOn: addDays(today, -50) },
      }),
      paper(5, {
        kind: 'answer',
        title: 'Ответ на обращение о качестве воды',
        number: 'О-2026-000031',
        issuedOn: addDays(today, -12),
        signature: { state: 'utility', kind: 'unqualified', signedOn: addDays(today, -12) },
        isUnread: true,
      }),
      paper(6, {
        kind: 'application',
        title: 'Заявление о замене счётчика',
        number: '58',
        issuedOn: '2021-10-20',
        signature: { state: 'both', kind: 'simple', signedOn: '2021-10-20' },
      }),
      paper(7, {
        kind: 'notice',
        title: 'Уведомление о плановой промывке сетей',
        number: '',
        issuedOn: addDays(today, -25),
        withdrawal: { on: addDays(today, -24), reason: 'в уведомлении была неверная дата' },
      }),
    );
    works.push(
      {
        accountId: account.id,
        id: id('0025', at, 2),
        kind: 'verification',
        doneOn: verifiedOn,
        result: 'done',
        note: 'Погрешность в пределах нормы.',
        meters: [meterOf(meter, { reading: '151.204', sealNumber: 'П-010882' })],
        nextOn: '2032-10-14',
        documentId: protocol.id,
      },
      {
        accountId: account.id,
        id: id('0025', at, 3),
        kind: 'flushing',
        doneOn: addDays(today, -18),
        result: 'done',
        note: 'Промыта сеть на улице от дома 1 до дома 20.',
        meters: [],
        nextOn: null,
        documentId: null,
      },
      {
        accountId: account.id,
        id: id('0025', at, 4),
        kind: 'inspection',
        doneOn: '2026-03-17',
        result: 'notDone',
        note: 'Никого не было дома.',
        meters: [meterOf(meter)],
        nextOn: null,
        documentId: null,
      },
    );
  }
  return { accountDocuments, works };
}
