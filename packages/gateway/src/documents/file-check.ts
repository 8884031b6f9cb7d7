import { inflateSync } from 'node:zlib';
import { documentType, type DocumentType } from '@vodokanal/contract/policies/document';
import { withoutMetadata } from '@vodokanal/contract/rules/file-metadata';
import { ProblemError } from '../http/problems.ts';

/** Why a file is not published. */
export type FileFault = 'type' | 'size' | 'damaged' | 'encrypted' | 'script' | 'program' | 'attachment' | 'form';

export class FileRefused extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(`The file is refused: ${fault}`);
    this.fault = fault;
  }
}

export interface CheckedFile {
  readonly type: DocumentType;
  /** Without what a camera has noted. */
  readonly bytes: Uint8Array;
}

/** Names of a PDF that make it more than a paper (ISO 32000-2, 7.11.4, 12.6.4, 12.7.9, 13.7). */
const ACTIVE: readonly (readonly [FileFault, RegExp])[] = [
  ['encrypted', /\/Encrypt\b/],
  ['script', /\/(JavaScript|JS)\b/],
  ['program', /\/(Launch|RichMedia)\b/],
  ['attachment', /\/EmbeddedFiles?\b/],
  ['form', /\/(SubmitForm|ImportData|XFA)\b/],
];
/** Most bytes of unpacked objects; a file that unpacks to more is a bomb. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/** Checks a file that is to be published. Throws `FileRefused`. */
export function checkFile(given: Uint8Array): CheckedFile {
  const type = typeOf(given);
  if (type === 'application/pdf') {
    const fault = pdfFault(given);
    if (fault) throw new FileRefused(fault);
  }
  const bytes = withoutMetadata(given, type);
  if (!bytes) throw new FileRefused('damaged');
  return { type, bytes };
}

function typeOf(bytes: Uint8Array): DocumentType {
  try {
    return documentType(bytes);
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    throw new FileRefused(fault.code === 'TOO_LARGE' ? 'size' : 'type');
  }
}

/** What is wrong with a PDF; undefined when it is a plain paper, signed or not. */
function pdfFault(bytes: Uint8Array): FileFault | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  // A file whose end is missing was cut off on its way.
  if (!/startxref\s+\d+\s+%%EOF/.test(text.slice(-2048))) return 'damaged';
  const objects = readObjects(text);
  if (objects === undefined) return 'damaged';
  // `#4a` stands for a letter of a name.
  const plain = objects.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return ACTIVE.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** The text of all objects without the contents of pages and pictures; undefined when packed objects are damaged. */
function readObjects(text: string): string | undefined {
  const parts: string[] = [];
  let at = 0;
  let left = MOST_UNPACKED;
  const begin = /\bstream\r?\n/g;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const start = found.index + found[0].length;
    const end = text.indexOf('endstream', start);
    if (end === -1) return undefined;
    parts.push(text.slice(at, found.index));
    const head = text.slice(Math.max(text.lastIndexOf('obj', found.index), at), found.index);
    if (/\/ObjStm\b/.test(head)) {
      const unpacked = unpack(text.slice(start, end), head, left);
      if (unpacked === undefined) return undefined;
      left -= unpacked.length;
      parts.push(unpacked);
    }
    at = end;
    begin.lastIndex = end;
  }
  return [...parts, text.slice(at)].join('\n');
}

function unpack(content: string, head: string, left: number): string | undefined {
  if (!/\/Filter\b/.test(head)) return content;
  if (!/\/FlateDecode\b/.test(head) || left <= 0) return undefined;
  try {
    return inflateSync(Buffer.from(content, 'latin1'), { maxOutputLength: left }).toString('latin1');
  } catch {
    return undefined;
  }
}
