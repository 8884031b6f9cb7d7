/**
 * In the npm package in place of `building/table-worker.ts?worker&url`. Bundlers copy a file that is named in this form.
 * Where there is no such address, as in a classic script, the empty one makes the kit read tables without a worker.
 */
function find(): string {
  try {
    return new URL('../assets/table-worker.js', import.meta.url).href;
  } catch {
    return '';
  }
}

export default find();
