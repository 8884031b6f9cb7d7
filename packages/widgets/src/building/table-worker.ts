/** Reads a file away from the page, which stays quick meanwhile. */
import { readTable } from './read-table.ts';

addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  // What cannot be read here for reasons of the page (its policy, a file of ours that did not come) is read there.
  void readTable(data).then((read) => postMessage(read), () => postMessage(undefined));
});
// From here on a fault is the file's.
postMessage('ready');
