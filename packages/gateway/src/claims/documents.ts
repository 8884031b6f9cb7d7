import type { AuthorityKind, ClaimCase } from '@vodokanal/contract';
import type { ClaimFrame } from '@vodokanal/contract/rules/claim-document';
import type { Database } from '../database/open.ts';
import type { AnswerFile } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Settings } from '../settings/settings.ts';
import { claimPdf } from './claim-pdf.ts';
import { escalationPdf, type EscalationFrame } from './escalation-pdf.ts';
import { frameFacts } from './queries.ts';
import { getClaim, type ClaimKey } from './service.ts';

/** The claim as a PDF. Throws NOT_FOUND. */
export async function claimDocument(
  db: Database,
  settings: Settings,
  at: ClaimKey,
  today: string,
): Promise<AnswerFile> {
  const found = await getClaim(db, settings, at, today);
  return pdf(await claimPdf(found.claim, await frameOf(db, settings, found, today)), `Обращение ${found.claim.number}`);
}

/** A complaint or a statement of claim as a PDF. Throws NOT_FOUND while there is no reason, or no such authority. */
export async function escalationDocument(
  db: Database,
  settings: Settings,
  at: ClaimKey,
  to: AuthorityKind,
  today: string,
): Promise<AnswerFile> {
  const found = await getClaim(db, settings, at, today);
  const { escalation, claim } = found;
  const authority = escalation?.authorities.find(({ kind }) => kind === to);
  if (!escalation || !authority) throw new ProblemError('NOT_FOUND');
  const frame = await frameOf(db, settings, found, today);
  const { reason } = escalation;
  return pdf(
    await escalationPdf(found, { ...frame, authority, reason, today }),
    to === 'court' ? `Исковое заявление ${claim.number}` : `Жалоба ${claim.number}`,
  );
}

async function frameOf(
  db: Database,
  settings: Settings,
  { claim }: Pick<ClaimCase, 'claim'>,
  today: string,
): Promise<ClaimFrame & Pick<EscalationFrame, 'utility'>> {
  const { serialNumber, ...account } = await frameFacts(db, claim.accountId, claim.meterId);
  return { account, holder: account.holder, utility: settings.get('utility', '', today), serialNumber };
}

const pdf = (bytes: Uint8Array, name: string): AnswerFile => ({ bytes, type: 'application/pdf', name: `${name}.pdf` });
