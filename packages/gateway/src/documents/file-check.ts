import { documentType, type DocumentType } from '@vodokanal/contract/policies/document';
import { checkContent, FileRefused } from '../files/content-check.ts';
import type { VirusScanner } from '../files/virus-scanner.ts';
import { ProblemError } from '../http/problems.ts';

export interface CheckedFile {
  readonly type: DocumentType;
  /** Without what a camera has noted. */
  readonly bytes: Uint8Array;
}

/** Checks a file that is to be published. Throws `FileRefused`, and UPLOAD_UNCHECKED without an answer of the scanner. */
export async function checkFile(given: Uint8Array, scanner?: VirusScanner): Promise<CheckedFile> {
  const type = typeOf(given);
  return { type, bytes: await checkContent(given, type, scanner) };
}

function typeOf(bytes: Uint8Array): DocumentType {
  try {
    return documentType(bytes);
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    throw new FileRefused(fault.code === 'TOO_LARGE' ? 'size' : 'type');
  }
}
