import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Gateway } from './app.ts';
import { StartError, type Database } from './database/open.ts';
import { modulePreload, routeHeaders } from './http/headers.ts';
import { serveFolder } from './http/static.ts';
import { outboxPage } from './messages/page.ts';
import { framePage } from './pages/frames.ts';
import { plainPost } from './pages/posts.ts';

export interface ServerOptions {
  readonly gateway: Gateway;
  readonly host: string;
  readonly port: number;
  /** Folder of the pages served at `/`. */
  readonly site?: string | undefined;
  /** Folder of the built kit, served at `/vk/1/`, at `/vk/<version>/` and at `/vk/<version>-<build>/`. */
  readonly kit?: { readonly folder: string; readonly version: string } | undefined;
  /** Shows the outbox at `/outbox`. For demos only, because it contains people's messages. */
  readonly outbox?: Database | undefined;
  /** Take the caller's address from the last `X-Forwarded-For`. Use it only behind a proxy that sets the header. */
  readonly trustProxy: boolean;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { gateway, host, port, site, kit, outbox, trustProxy } = options;
  const kitFile = kit && serveFolder(kit.folder);
  const siteFile = site ? serveFolder(site) : undefined;
  const buildBase = kit ? `/vk/${kit.version}-${await buildOf(kit.folder)}` : '';
  const kitBases = kit
    ? [
        { base: '/vk/1', headers: routeHeaders.kit },
        { base: `/vk/${kit.version}`, headers: routeHeaders.version },
        { base: buildBase, headers: routeHeaders.version },
      ]
    : [];
  const answer = async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (/^\/(v1|health|ready)(\/|$)/.test(pathname)) return gateway.handle(request, address);
    if (outbox && pathname === '/outbox') return withHeaders(await outboxPage(outbox), routeHeaders.page);
    const own =
      kit &&
      ((await framePage(request, gateway.sites, buildBase)) ??
        (await plainPost(request, address, gateway.handle, gateway.sites)));
    if (own) return own;
    if (pathname === '/.well-known/change-password')
      return new Response(null, { status: 302, headers: { ...routeHeaders.page, Location: '/account.html#security' } });
    if (pathname === '/.well-known/webauthn') {
      await gateway.sites.refresh();
      return withHeaders(Response.json({ origins: gateway.sites.inlineOrigins() }), routeHeaders.api);
    }
    if (pathname === '/favicon.ico') return new Response(null, { status: 204, headers: routeHeaders.page });
    const kitBase = kitBases.find(({ base }) => pathname.startsWith(`${base}/`));
    if (kitFile && kitBase)
      return withFileHeaders(await kitFile(request, pathname.slice(kitBase.base.length)), kitBase.headers);
    if (siteFile) {
      const response = await siteFile(request, pathname);
      if (kit && response.headers.get('Content-Type')?.startsWith('text/html'))
        response.headers.set('Link', modulePreload('/vk/1/core.js'));
      return withFileHeaders(response, routeHeaders.page);
    }
    return gateway.handle(request, address);
  };
  const addressOf = (incoming: IncomingMessage) => {
    const forwarded = trustProxy
      ? [incoming.headers['x-forwarded-for']].flat().join(',').split(',').pop()?.trim()
      : undefined;
    return forwarded || (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  };
  return listen((request, incoming) => answer(request, addressOf(incoming)), host, port);
}

/** Starts a server; rejects with a `StartError` when the port is taken or forbidden. */
export function listen(
  answer: (request: Request, incoming: IncomingMessage) => Promise<Response>,
  host: string,
  port: number,
): Promise<Server> {
  return new Promise((done, fail) => {
    const server = serve(
      {
        fetch: (request, env) => answer(request, (env as { incoming: IncomingMessage }).incoming),
        hostname: host,
        port,
      },
      () => done(server as Server),
    ) as Server;
    server.headersTimeout = 15_000;
    server.requestTimeout = 300_000;
    server.on('error', (fault: NodeJS.ErrnoException) => {
      fail(
        fault.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} is taken. Stop the other program or give another port in PORT.`)
          : fault.code === 'EACCES'
            ? new StartError(`Port ${port} may not be opened by this user. Give one above 1023 in PORT.`)
            : fault,
      );
    });
  });
}

export function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Returns the name of the kit's build, because files of two builds do not work together. */
async function buildOf(folder: string): Promise<string> {
  return readFile(join(folder, 'build.txt'), 'utf8').then(
    (text) => text.trim(),
    () => 'unknown',
  );
}

/** Errors are not cached, because a missing file may exist after the next deployment. */
function withFileHeaders(response: Response, headers: Record<string, string>): Response {
  return withHeaders(response, response.status < 400 ? headers : { ...headers, 'Cache-Control': 'no-store' });
}
