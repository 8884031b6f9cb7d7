/** Reads a file away from the page, which stays quick meanwhile. */
import { readTable } from './read-table.ts';

addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  void readTable(data).then((read) => postMessage(read), () => postMessage({ fault: 'DAMAGED' }));
});
