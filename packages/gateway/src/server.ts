import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { serve } from '@hono/node-server';
import type { Gateway } from './app.ts';
import { StartError, type Database } from './database/open.ts';
import { routeHeaders } from './http/headers.ts';
import { outboxPage } from './messages/page.ts';

export interface ServerOptions {
  readonly gateway: Gateway;
  readonly host: string;
  readonly port: number;
  /** Folder of pages served at `/`. */
  readonly site?: string | undefined;
  /** Folder of the built kit, served at `/vk/1/`. */
  readonly kit?: string | undefined;
  /** Shows the outbox at `/outbox`: only for a demo, it holds what goes to people. */
  readonly outbox?: Database | undefined;
  /** Take the caller's address from the last `X-Forwarded-For`: only behind a proxy that sets it. */
  readonly trustProxy: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.map': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8',
};

export async function startServer(options: ServerOptions): Promise<Server> {
  const { gateway, host, port, site, kit, outbox, trustProxy } = options;
  const answer = async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (/^\/(v1|health|ready)(\/|$)/.test(pathname)) return gateway.handle(request, address);
    if (outbox && pathname === '/outbox') return withHeaders(await outboxPage(outbox), routeHeaders.page);
    if (kit && pathname.startsWith('/vk/1/')) return withHeaders(await fileResponse(kit, pathname.slice('/vk/1'.length), request.method), routeHeaders.kit);
    if (site) return withHeaders(await fileResponse(site, pathname, request.method), routeHeaders.page);
    return gateway.handle(request, address);
  };
  const addressOf = (incoming: IncomingMessage) => {
    const forwarded = trustProxy ? [incoming.headers['x-forwarded-for']].flat().join(',').split(',').pop()?.trim() : undefined;
    return forwarded || (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  };
  return new Promise((done, fail) => {
    const server = serve({ fetch: (request, env) => answer(request, addressOf((env as { incoming: IncomingMessage }).incoming)), hostname: host, port }, () => done(server as Server)) as Server;
    server.headersTimeout = 15_000;
    server.requestTimeout = 300_000;
    server.on('error', (fault: NodeJS.ErrnoException) => {
      fail(fault.code === 'EADDRINUSE' ? new StartError(`Port ${port} is taken. Stop the other program or give another port in PORT.`) : fault.code === 'EACCES' ? new StartError(`Port ${port} may not be opened by this user. Give one above 1023 in PORT.`) : fault);
    });
  });
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

async function fileResponse(folder: string, pathname: string, method: string): Promise<Response> {
  const missing = () => new Response('Такой страницы нет.\n', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  let path: string;
  try {
    path = normalize(decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
  } catch {
    return missing();
  }
  if (path.includes('\0') || path.split(/[\\/]/).some((part) => part.startsWith('.'))) return missing();
  const file = join(folder, path);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return missing();
  const body = method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file)) as ReadableStream);
  return new Response(body, { headers: { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Length': String(found.size) } });
}
