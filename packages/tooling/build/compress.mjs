// Writes `.br` and `.gz` files beside the files of a folder, for servers that send precompressed files.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Smaller responses fit into one packet with their headers even when they are not compressed. */
const MIN_BYTES = 256;

/** Text formats. Images, fonts and archives are compressed already, and source maps are for developers only. */
const COMPRESSIBLE = new Set([
  '.css',
  '.csv',
  '.html',
  '.js',
  '.json',
  '.mjs',
  '.svg',
  '.txt',
  '.wasm',
  '.webmanifest',
  '.xml',
]);

/**
 * Compresses every text file under a folder with brotli 11 and gzip 9. A compressed file of an earlier build is
 * replaced, or removed where it would not be smaller than the file itself.
 *
 * @param {string} folder
 * @returns {Promise<void>}
 */
export async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)))
      .map((entry) => compressFile(join(entry.parentPath, entry.name))),
  );
}

/** @param {string} file */
async function compressFile(file) {
  const content = await readFile(file);
  const isWorthIt = content.length >= MIN_BYTES;
  const brotli = isWorthIt
    ? await toBrotli(content, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
      })
    : content;
  const gzipped = isWorthIt ? await toGzip(content, { level: 9 }) : content;
  await Promise.all(
    [
      [`${file}.br`, brotli],
      [`${file}.gz`, gzipped],
    ].map(([name, compressed]) =>
      compressed.length < content.length ? writeFile(name, compressed) : rm(name, { force: true }),
    ),
  );
}
