/** Reads a file off the main thread, so that the page stays responsive. */
import { readBytes } from './read-bytes.ts';

addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  // When reading fails for reasons of the page (its policy, a chunk that failed to load), the page reads the file itself.
  void readBytes(data).then(
    (read) => postMessage(read),
    () => postMessage(undefined),
  );
});
// From now on an error is the fault of the file.
postMessage('ready');
