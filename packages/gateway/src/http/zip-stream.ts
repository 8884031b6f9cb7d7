import { Zip, ZipPassThrough } from 'fflate';
import { uniqueNames } from '@vodokanal/contract/rules/document';

/** A file of an archive. Its bytes are made when their turn comes. */
export interface ZippedFile {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  bytes(): Promise<Uint8Array>;
}

/** A ZIP archive whose files are made one after the other, while it is being sent. */
export function zipStream(files: readonly ZippedFile[]): ReadableStream<Uint8Array> {
  const names = uniqueNames(files.map(({ name }) => name));
  let at = 0;
  let zip: Zip;
  return new ReadableStream({
    start(controller) {
      zip = new Zip((fault, chunk, isLast) => {
        if (fault) return controller.error(fault);
        controller.enqueue(chunk);
        if (isLast) controller.close();
      });
    },
    async pull() {
      const file = files[at];
      if (!file) return zip.end();
      // PDFs and pictures are compressed already.
      const entry = new ZipPassThrough(names[at++] ?? file.name);
      entry.mtime = `${file.date}T00:00:00`;
      zip.add(entry);
      entry.push(await file.bytes(), true);
    },
    cancel: () => zip.terminate(),
  });
}
