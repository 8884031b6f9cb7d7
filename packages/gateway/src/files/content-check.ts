import { withoutMetadata } from '@vodokanal/contract/rules/file-metadata';
import { MOST_POINTS, pointsOf } from '@vodokanal/contract/rules/picture-size';
import { pdfFault, withoutTail, type PdfFault } from './pdf-fault.ts';
import type { VirusScanner } from './virus-scanner.ts';

/** Why a file is not taken. */
export type FileFault = 'type' | 'size' | 'virus' | PdfFault;

export class FileRefused extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(`The file is refused: ${fault}`);
    this.fault = fault;
  }
}

/**
 * Checks a whole file and returns it without what a camera has noted. Throws `FileRefused`, and UPLOAD_UNCHECKED when
 * the virus scanner does not answer.
 *
 * @param type the media type detected from the content.
 */
export async function checkContent(
  given: Uint8Array,
  type: string,
  scanner: VirusScanner | undefined,
): Promise<Uint8Array> {
  const bytes = type === 'application/pdf' ? await plainPdf(given) : plainPicture(given, type);
  if (await scanner?.scan(given)) throw new FileRefused('virus');
  return bytes;
}

async function plainPdf(given: Uint8Array): Promise<Uint8Array> {
  const fault = await pdfFault(given);
  if (fault) throw new FileRefused(fault);
  return withoutTail(given);
}

function plainPicture(given: Uint8Array, type: string): Uint8Array {
  const bytes = withoutMetadata(given, type);
  const points = bytes && pointsOf(bytes, type);
  // A HEIC need not name its size; the other pictures cannot be shown without it.
  const isHeif = type === 'image/heic' || type === 'image/heif';
  if (!bytes || points === 0 || (points === undefined && !isHeif)) throw new FileRefused('damaged');
  if (points !== undefined && points > MOST_POINTS) throw new FileRefused('points');
  return bytes;
}
