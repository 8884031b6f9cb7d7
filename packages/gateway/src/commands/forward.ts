import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { lockOwner, StartError } from '../database/open.ts';
import { context, dataDir, environment, type CommandContext, type RunCommand } from './context.ts';

/** The longest path of a socket on every system that we know. */
const LONGEST_PATH = 100;

/** One line of an answer: output in base64, or the exit code at the end. */
type Reply = { readonly out: string } | { readonly err: string } | { readonly exit: number };

/** The address of the local socket; undefined where the path is too long for one. */
function socketPath(folder: string): string | undefined {
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\vk-gateway-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  const path = join(folder, 'gateway.sock');
  // A path relative to the working folder is often shorter.
  return [path, relative(process.cwd(), path)].find((each) => Buffer.byteLength(each) < LONGEST_PATH);
}

/**
 * Lets other processes of this user run commands inside this gateway, over a socket in the data folder: PGlite can be
 * opened by one process only. Resolves to undefined where no socket is possible; commands then say so.
 */
export async function serveCommands(
  run: RunCommand,
  running: NonNullable<CommandContext['running']>,
  changed: () => void,
): Promise<Server | undefined> {
  const path = socketPath(dataDir);
  if (path === undefined) return undefined;
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { args, folder } = JSON.parse(String(message.headers['x-command'])) as { args: string[]; folder: string };
    const reply = (line: Reply) => response.write(`${JSON.stringify(line)}\n`);
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
    const writer = (name: 'out' | 'err') =>
      new Writable({
        write(chunk: Buffer | string, _, done) {
          const base64 = Buffer.from(chunk).toString('base64');
          if (reply((name === 'out' ? { out: base64 } : { err: base64 }) as Reply) || response.destroyed) done();
          else response.once('drain', done);
        },
      });
    const exit = await run(args.map(decodeURIComponent), {
      stdin: message,
      stdout: writer('out'),
      stderr: writer('err'),
      folder: decodeURIComponent(folder),
      running,
    });
    changed();
    response.end(`${JSON.stringify({ exit } satisfies Reply)}\n`);
  };
  const server = createServer((message, response) => {
    void answer(message, response).catch(() => response.destroy());
  });
  server.requestTimeout = 0;
  if (process.platform !== 'win32') rmSync(path, { force: true });
  // The mask makes the socket private from its first moment; binding happens inside this call.
  const mask = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(mask);
  }
  const isListening = await new Promise<boolean>((done) => {
    server.once('listening', () => done(true)).once('error', () => done(false));
  });
  if (!isListening) return undefined;
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  server.unref();
  return server;
}

/** Commands that need no running gateway, or have to be one. */
const isLocal = (args: readonly string[]): boolean =>
  args.length === 0 ||
  args[0] === 'start' ||
  args[0] === 'help' ||
  args.some((arg) => arg === '--help' || arg === '-h');

/**
 * Runs a command inside the gateway that has the data folder open, and returns its exit code; undefined when the
 * command can run in this process.
 */
export async function forwardCommand(args: readonly string[]): Promise<number | undefined> {
  if (environment['DATABASE_URL'] || isLocal(args)) return undefined;
  const owner = lockOwner(dataDir);
  if (owner === undefined) return undefined;
  try {
    return await send(args);
  } catch (fault) {
    const reason = fault instanceof StartError ? fault.message : ((fault as NodeJS.ErrnoException).code ?? 'no reason');
    process.stderr.write(
      `The gateway with process id ${owner} has the data folder ${dataDir} open and does not take commands (${reason}). Stop it and run the command again, or set DATABASE_URL to a PostgreSQL server, which takes commands at any time.\n`,
    );
    return 1;
  }
}

function send(args: readonly string[]): Promise<number> {
  const { stdin, stdout, stderr } = context();
  const path = socketPath(dataDir);
  if (path === undefined) throw new StartError('the path of the folder is too long for a socket');
  if (process.platform !== 'win32' && !existsSync(path)) throw new StartError('it has no socket');
  return new Promise((done, fail) => {
    const command = JSON.stringify({
      args: args.map(encodeURIComponent),
      folder: encodeURIComponent(process.cwd()),
    });
    const call = request({ socketPath: path, path: '/', method: 'POST', headers: { 'X-Command': command } });
    call.on('error', fail).on('response', (response) => {
      let exit: number | undefined;
      createInterface(response)
        .on('line', (line) => {
          const reply = JSON.parse(line) as Reply;
          if ('out' in reply) stdout.write(Buffer.from(reply.out, 'base64'));
          else if ('err' in reply) stderr.write(Buffer.from(reply.err, 'base64'));
          else exit = reply.exit;
        })
        .on('close', () => {
          // Nothing more is read, so that an open terminal does not keep this process.
          stdin.destroy();
          call.destroy();
          if (exit === undefined) fail(new StartError('it ended in the middle of the command'));
          else done(exit);
        });
      response.on('error', fail);
    });
    // Headers would otherwise wait for the first input, which most commands do not have.
    call.flushHeaders();
    stdin.pipe(call);
  });
}
