import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served extends AsyncDisposable {
  /** Origin of the pages, e.g. `http://127.0.0.2:40123`. */
  readonly origin: string;
}

export interface Page {
  readonly body: string;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves a site on a loopback address until the test ends. The browser treats another address as another site. */
export async function serve(
  address: string,
  answer: (path: string, request: IncomingMessage) => string | Page | undefined,
  port = 0,
): Promise<Served> {
  const server = createServer((request, response) => {
    const found = answer(request.url ?? '/', request);
    const {
      body = '',
      type = 'text/html; charset=utf-8',
      status = found === undefined ? 404 : 200,
      headers = {},
    } = typeof found === 'string' ? { body: found } : (found ?? {});
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  });
  await new Promise<void>((done) => server.listen(port, address, done));
  return {
    origin: `http://${address}:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
