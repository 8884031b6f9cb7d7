import { createWriteStream, type WriteStream } from 'node:fs';
import { withoutFormula } from '@vodokanal/contract/rules/csv';
import { once } from 'node:events';

/** The file of refused lines with their numbers and reasons; it is created with the first of them. */
export class FaultFile {
  readonly path: string;
  #stream: WriteStream | undefined;

  constructor(path: string) {
    this.path = path;
  }

  async add(line: number, reason: string, text: string): Promise<void> {
    this.#stream ??= this.#open();
    const quoted = (cell: string) => `"${withoutFormula(cell).replaceAll('"', '""')}"`;
    if (!this.#stream.write(`${line};${quoted(reason)};${quoted(text)}\r\n`)) await once(this.#stream, 'drain');
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
    stream.write('\ufeffСтрока;Причина;Текст\r\n');
    return stream;
  }
}
