import type { Database } from '../database/open.ts';
import type { AnswerFile } from '../http/operation.ts';
import type { Settings } from '../settings/settings.ts';
import { applicationPdf } from './application-pdf.ts';
import { partiesOf } from './queries.ts';
import { getApplication, type ApplicationAddress } from './service.ts';

/** An application as a PDF. Throws NOT_FOUND. */
export async function applicationFile(
  db: Database,
  settings: Settings,
  at: ApplicationAddress,
  today: string,
): Promise<AnswerFile & { readonly bytes: Uint8Array }> {
  const { application } = await getApplication(db, settings, at, today);
  const { holder, ...account } = await partiesOf(db, at.accountId, at.customerId);
  const bytes = await applicationPdf(application, { account, holder, utility: settings.get('utility', '', today) });
  return { bytes, type: 'application/pdf', name: `Заявление ${application.number}.pdf` };
}
