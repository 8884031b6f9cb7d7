/**
 * Replaces `building/table-worker.ts?worker&url` in the npm package. Bundlers recognise this form and copy the file.
 * Returns an empty string where the URL cannot be built, e.g. in a classic script; the kit then works without a worker.
 */
function workerUrl(): string {
  try {
    return new URL('../assets/table-worker.js', import.meta.url).href;
  } catch {
    return '';
  }
}

export default workerUrl();
