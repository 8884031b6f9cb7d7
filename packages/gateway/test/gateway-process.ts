import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const main = new URL('../src/main.ts', import.meta.url).pathname;

export const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

export interface Launched {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: { out: string; err: string };
  readonly ended: Promise<number | null>;
}
export interface Started extends Launched {
  readonly ready: { site: string; api: string; outbox: string; signIns: unknown[] };
}

/** Gateways that run as processes of their own. `usual` is their environment. */
export function gatewayProcesses(usual: () => Record<string, string>) {
  const running = new Set<ChildProcessWithoutNullStreams>();

  function launch(
    environment: Record<string, string> = {},
    args: readonly string[] = ['start', '--demo', '--json'],
  ): Launched {
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...usual(), ...environment } });
    running.add(child);
    const output = { out: '', err: '' };
    child.stdout.on('data', (data) => {
      output.out += String(data);
    });
    child.stderr.on('data', (data) => {
      output.err += String(data);
    });
    return {
      child,
      output,
      ended: new Promise((done) =>
        child.on('close', (code) => {
          running.delete(child);
          done(code);
        }),
      ),
    };
  }

  return {
    launch,

    /** Starts a gateway and waits for the JSON line with its addresses. */
    async start(environment: Record<string, string> = {}, args?: readonly string[]): Promise<Started> {
      const launched = launch(environment, args);
      const [line] = (await Promise.race([
        once(createInterface(launched.child.stdout), 'line'),
        launched.ended.then(() => []),
      ])) as [string?];
      if (line === undefined) throw new Error(launched.output.err);
      return { ...launched, ready: JSON.parse(line) as Started['ready'] };
    },

    async end({ child, ended }: Launched, signal: NodeJS.Signals): Promise<number | null> {
      child.kill(signal);
      return ended;
    },

    killAll(): void {
      for (const child of running) child.kill('SIGKILL');
    },
  };
}

/** Does what a browser does for a page of the gateway: keeps cookies and sends `Origin`. */
export function pageFetch(origin: string): typeof fetch {
  const cookies = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Origin', origin);
    headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  };
}
