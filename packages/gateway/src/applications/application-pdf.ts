import type { Application } from '@vodokanal/contract';
import {
  APPLICATION_HEADINGS,
  applicationDocument,
  type ApplicationFrame,
} from '@vodokanal/contract/rules/application-document';
import { writeFacts, writeParties } from '../claims/claim-pdf.ts';
import { flow, heading, SOFT, SPACE, title } from '../pdf/parts.ts';
import { PdfPage, ROOM } from '../pdf/pdf-page.ts';
import { dateText } from '../pdf/texts.ts';

/** An application as a PDF: A4, tagged, in Russian, with the list of attachments. */
export function applicationPdf(application: Application, frame: ApplicationFrame): Promise<Uint8Array> {
  const { number, registeredOn } = application;
  const name = `Заявление № ${number}`;
  const page = new PdfPage({ title: name, author: frame.utility.name, createdOn: registeredOn });
  const { parties, facts, texts, attachments, end } = applicationDocument(
    { ...application, title: application.title.ru },
    frame,
    application,
  );
  title(page, application.title.ru, `${name}, зарегистрировано ${dateText(registeredOn)}`);
  writeParties(page, parties);
  if (facts.length > 0) {
    const about = page.structure(page.root, 'Sect');
    heading(page, about, APPLICATION_HEADINGS.facts);
    writeFacts(page, about, facts);
  }
  for (const [label, lines] of [
    ...texts.map(([label, text]) => [label, [text]] as const),
    [APPLICATION_HEADINGS.attachments, attachments] as const,
  ]) {
    const part = page.structure(page.root, 'Sect');
    page.ensure(60);
    heading(page, part, label);
    for (const line of lines) flow(page, part, line);
    page.y += SPACE.paragraph;
  }
  page.ensure(page.height(end, SOFT, ROOM));
  page.text(page.structure(page.root, 'Sect'), 'P', end, SOFT);
  return page.end(name);
}
