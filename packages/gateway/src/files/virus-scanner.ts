import { connect, type NetConnectOpts } from 'node:net';
import type { Logger } from 'pino';
import { StartError } from '../database/open.ts';
import { ProblemError } from '../http/problems.ts';

export interface VirusScanner {
  /** Returns the name of the virus, or undefined. Throws UPLOAD_UNCHECKED when the scanner does not answer. */
  scan(bytes: Uint8Array): Promise<string | undefined>;
}

/** Milliseconds; a page waits twenty seconds for the answer to a piece of a file. */
const LONGEST_SCAN = 12_000;
/** Seconds until a file is checked again. */
const RETRY_AFTER = 60;
const PIECE = 64 * 1024;

/**
 * The scanner that the environment names, or none: `CLAMD=unix:/run/clamav/clamd.ctl` or `CLAMD=tcp://127.0.0.1:3310`.
 * Throws a `StartError` for another address.
 */
export function openScanner(
  environment: Readonly<Record<string, string | undefined>>,
  log?: Logger,
): VirusScanner | undefined {
  const address = environment['CLAMD'] ?? '';
  return address ? new Clamd(addressOf(address), log) : undefined;
}

function addressOf(address: string): NetConnectOpts {
  const path = /^unix:(\/.+)$/.exec(address)?.[1];
  if (path !== undefined) return { path };
  const [, host, port] = /^tcp:\/\/(?:\[([\da-f:]+)\]|([^\s:/]+)):(\d{1,5})$/i.exec(address)?.filter(Boolean) ?? [];
  if (host === undefined || port === undefined || Number(port) > 65_535)
    throw new StartError(`CLAMD is «${address}»; it can be unix:/path/of/the/socket or tcp://host:port, or left out.`);
  return { host, port: Number(port) };
}

/** ClamAV's daemon, by its command INSTREAM: the file is sent to it, so that it needs no access to the folder. */
class Clamd implements VirusScanner {
  readonly #address: NetConnectOpts;
  readonly #log: Logger | undefined;

  constructor(address: NetConnectOpts, log: Logger | undefined) {
    this.#address = address;
    this.#log = log;
  }

  async scan(bytes: Uint8Array): Promise<string | undefined> {
    let answer: string;
    try {
      answer = await this.#ask(bytes);
    } catch (fault) {
      answer = (fault as NodeJS.ErrnoException).code ?? (fault as Error).message;
    }
    if (answer === 'stream: OK') return undefined;
    const virus = /^stream: (.+) FOUND$/.exec(answer)?.[1];
    if (virus !== undefined) return virus;
    this.#log?.error({ answer }, 'virus scanner');
    throw new ProblemError('UPLOAD_UNCHECKED', { retryAfter: RETRY_AFTER });
  }

  #ask(bytes: Uint8Array): Promise<string> {
    return new Promise((done, fail) => {
      const socket = connect(this.#address);
      const limit = setTimeout(() => socket.destroy(new Error('no answer in time')), LONGEST_SCAN);
      let answer = '';
      socket.setEncoding('latin1');
      socket.on('data', (part: string) => {
        answer += part;
      });
      // A file over its limit is answered before all of it is sent; the connection then breaks.
      socket.on('error', (fault) => {
        if (answer === '') fail(fault);
      });
      socket.on('close', () => {
        clearTimeout(limit);
        done(answer.replace(/[\0\n]+$/, ''));
      });
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        socket.write(length);
        socket.write(piece);
      }
      socket.write(Buffer.alloc(4));
    });
  }
}
