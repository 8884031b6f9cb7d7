import type { Claim } from '@vodokanal/contract';
import {
  CLAIM_HEADINGS,
  claimDocument,
  claimSubtitle,
  claimTitle,
  type ClaimFrame,
} from '@vodokanal/contract/rules/claim-document';
import { flow, heading, paragraphs, SOFT, SPACE, STRONG, title } from '../pdf/parts.ts';
import { PdfPage, ROOM, type Structure } from '../pdf/pdf-page.ts';

const LABEL = 170;

/** Names the utility, the holder and the account. */
export function writeParties(page: PdfPage, [to = '', from = '', ...account]: readonly string[]): void {
  paragraphs(page, page.structure(page.root, 'Sect'), undefined, [
    [to, {}],
    [from, STRONG],
    ...account.map((line) => [line, {}] as const),
  ]);
  page.y += SPACE.section;
}

/** What the claim is about, as a table. */
export function writeFacts(
  page: PdfPage,
  parent: Structure,
  facts: readonly (readonly [label: string, value: string])[],
): void {
  page.table(
    parent,
    [
      { title: 'Сведения', width: LABEL },
      { title: 'Значение', width: ROOM - LABEL },
    ],
    facts.map((cells) => ({ cells, strong: 'none' })),
  );
  page.y += SPACE.section;
}

/** A claim as a PDF: A4, tagged, in Russian, with the list of attachments. */
export function claimPdf(claim: Claim, frame: ClaimFrame): Promise<Uint8Array> {
  const name = claimTitle(claim);
  const page = new PdfPage({ title: name, author: frame.utility.name, createdOn: claim.registeredOn });
  const { parties, facts, text, evidence, attachments, end } = claimDocument(claim, frame, claim);
  title(page, name, claimSubtitle(claim));
  writeParties(page, parties);

  const about = page.structure(page.root, 'Sect');
  heading(page, about, CLAIM_HEADINGS.facts);
  writeFacts(page, about, facts);

  const section = (title: string, lines: readonly string[]) => {
    const part = page.structure(page.root, 'Sect');
    page.ensure(60);
    heading(page, part, title);
    for (const line of lines) flow(page, part, line);
    page.y += SPACE.paragraph;
  };
  section(CLAIM_HEADINGS.text, [text]);
  if (evidence.length > 0) section(CLAIM_HEADINGS.evidence, evidence);
  section(CLAIM_HEADINGS.attachments, attachments);

  page.ensure(page.height(end, SOFT, ROOM));
  page.text(page.structure(page.root, 'Sect'), 'P', end, SOFT);
  return page.end(name);
}
