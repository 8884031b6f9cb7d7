import type { AccountDocument } from '@vodokanal/contract';
import { openDocument } from '@vodokanal/contract/policies/document';
import { chargeMonths } from '@vodokanal/contract/rules/ledger';
import { documentPage, documentState, uniqueNames } from '@vodokanal/contract/rules/document';
import type { Answers, MockCall } from '../answers.ts';
import { demoArchive, demoPdf, demoPicture } from '../files.ts';
import type { MockAccount, MockState } from '../state.ts';

const monthName = (period: string): string =>
  new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${period}-01`));

const UNSIGNED = { state: 'unsigned', kind: null, signedOn: null } as const;
const MADE = { period: null, meterId: null, withdrawal: null, source: 'endpoint', isUnread: false } as const;

/** The bills, agreements and applications of an account, which the endpoint makes on demand. */
function generated({ plans, applications, today }: MockState, { id, number, ledger }: MockAccount): AccountDocument[] {
  const file = (name: string) => ({ name, type: 'application/pdf' as const, bytes: null });
  const bills = chargeMonths(ledger).map(({ period, issuedOn }, at): AccountDocument => ({
    ...MADE,
    id: `${id.slice(0, 24)}0026${id.slice(-5)}${String(at).padStart(3, '0')}`,
    kind: 'bill',
    title: `Счёт за ${monthName(period)}`,
    number: '',
    issuedOn,
    period,
    signature: UNSIGNED,
    state: 'valid',
    validUntil: null,
    file: file(`Счёт ${number} ${period}.pdf`),
  }));
  const agreements = plans
    .filter(({ accountId, offeredUntil }) => accountId === id && offeredUntil !== null)
    .map((plan): AccountDocument => {
      const validUntil = plan.signedAt ? null : plan.offeredUntil;
      return {
        ...MADE,
        id: `${plan.id.slice(0, 24)}0027${plan.id.slice(-8)}`,
        kind: 'contract',
        title: 'Соглашение о погашении задолженности',
        number: plan.number,
        issuedOn: plan.createdOn,
        signature: plan.signedAt ? { state: 'both', kind: 'simple', signedOn: plan.signedAt.slice(0, 10) } : UNSIGNED,
        state: documentState({ withdrawal: null, validUntil }, today),
        validUntil,
        file: file(`Соглашение о рассрочке ${plan.number}.pdf`),
      };
    });
  const filed = applications
    .filter(({ accountId }) => accountId === id)
    .map((application): AccountDocument => ({
      ...MADE,
      id: `${application.id.slice(0, 24)}0028${application.id.slice(-8)}`,
      kind: 'application',
      title: application.title.ru,
      number: application.number,
      issuedOn: application.registeredOn,
      signature: application.isConfirmed
        ? { state: 'customer', kind: 'simple', signedOn: application.registeredOn }
        : UNSIGNED,
      state: 'valid',
      validUntil: null,
      file: file(`Заявление ${application.number}.pdf`),
    }));
  return [...bills, ...agreements, ...filed].filter(({ issuedOn }) => issuedOn <= today);
}

function documentsOf({ state, account }: MockCall): AccountDocument[] {
  const own = account();
  const published = state.accountDocuments
    .filter(({ accountId }) => accountId === own.id)
    .map(({ accountId: _account, ...document }) => ({
      ...document,
      state: documentState(document, state.today),
      isUnread: document.isUnread && !document.withdrawal,
    }));
  return [...published, ...generated(state, own)];
}

const bytesOf = ({ type }: NonNullable<AccountDocument['file']>): Uint8Array =>
  type === 'application/pdf' ? demoPdf() : demoPicture();

export const documents: Pick<
  Answers,
  'documents.list' | 'documents.content' | 'documents.markRead' | 'documents.archive' | 'works.list'
> = {
  'documents.list': (call) => ({ status: 200, body: documentPage(documentsOf(call), call.parameters) }),

  'documents.content'(call) {
    const { file } = openDocument(documentsOf(call), call.parameters.documentId);
    return { status: 200, headers: { 'Content-Type': file.type }, file: bytesOf(file) };
  },

  'documents.markRead'(call) {
    const document = openDocument(documentsOf(call), call.parameters.documentId);
    call.state.accountDocuments = call.state.accountDocuments.map((each) =>
      each.id === document.id ? { ...each, isUnread: false } : each,
    );
    return { status: 201, body: { ...document, isUnread: false } };
  },

  'documents.archive'(call) {
    const all = documentsOf(call);
    const files = [...new Set(call.parameters.ids.split(','))].map((id) => openDocument(all, id).file);
    const names = uniqueNames(files.map(({ name }) => name));
    return {
      status: 200,
      headers: { 'Content-Type': 'application/zip' },
      file: demoArchive(files.map((file, at) => ({ name: names[at] ?? file.name, bytes: bytesOf(file) }))),
    };
  },

  'works.list'({ state, account }) {
    const own = account();
    const works = state.works
      .filter(({ accountId }) => accountId === own.id)
      .map(({ accountId: _account, ...work }) => (own.role === 'helper' ? { ...work, documentId: null } : work))
      .sort((a, b) => b.doneOn.localeCompare(a.doneOn));
    return { status: 200, body: { items: works } };
  },
};
