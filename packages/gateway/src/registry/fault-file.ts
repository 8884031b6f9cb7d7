import { createWriteStream, type WriteStream } from 'node:fs';
import { withoutFormula } from '@vodokanal/contract/rules/csv';
import { once } from 'node:events';

/** A line of a registry that was not imported, and why. */
export interface Refusal {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** The first line of a file of refused lines. */
export const FAULTS_HEAD = '\ufeffСтрока;Причина;Текст\r\n';

export function faultLine({ line, reason, text }: Refusal): string {
  const quoted = (cell: string) => `"${withoutFormula(cell).replaceAll('"', '""')}"`;
  return `${line};${quoted(reason)};${quoted(text)}\r\n`;
}

/** The file of refused lines with their numbers and reasons; it is created with the first of them. */
export class FaultFile {
  readonly path: string;
  #stream: WriteStream | undefined;

  constructor(path: string) {
    this.path = path;
  }

  async add(refusal: Refusal): Promise<void> {
    this.#stream ??= this.#open();
    if (!this.#stream.write(faultLine(refusal))) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    const stream = this.#stream;
    if (stream)
      await new Promise<void>((done, fail) => {
        stream.on('error', fail);
        stream.end(done);
      });
  }

  #open(): WriteStream {
    const stream = createWriteStream(this.path);
    stream.write(FAULTS_HEAD);
    return stream;
  }
}
