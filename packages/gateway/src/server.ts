import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Gateway } from './app.ts';
import { StartError, type Database } from './database/open.ts';
import { clientAddresses, type ProxyOptions } from './http/client-address.ts';
import { modulePreload, routeHeaders } from './http/headers.ts';
import { ProblemError, problemResponse } from './http/problems.ts';
import { serveFolder, type FolderServer } from './http/static.ts';
import { buildOf, Releases } from './kit/releases.ts';
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
  /**
   * Folder of released kits, each served under its version and its build; without `kit` the newest also at `/vk/1/`.
   * What is served under a version stays: pages are pinned to it.
   */
  readonly releases?: string | undefined;
  /** Folder of the built pages of the staff, served at `/office/`. */
  readonly office?: string | undefined;
  /** Shows the outbox at `/outbox`. For demos only, because it contains people's messages. */
  readonly outbox?: Database | undefined;
  /** Host of the gateway as browsers see it, for requests that name none. */
  readonly publicHost?: string;
  /** The proxies in front of the gateway, which name the visitor's address. */
  readonly proxies?: ProxyOptions;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { gateway, host, port, site, outbox } = options;
  const addressOf = clientAddresses(options.proxies ?? {});
  const siteFile = site ? serveFolder(site) : undefined;
  const officeFile = options.office ? serveFolder(options.office) : undefined;
  const kits = servedKits(options);
  const answer = async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (/^\/(v1|office\/v1|office\/views|health|ready)(\/|$)/.test(pathname)) return gateway.handle(request, address);
    if (outbox && pathname === '/outbox') return withHeaders(await outboxPage(outbox), routeHeaders.page);
    if (officeFile && pathname === '/office')
      return new Response(null, { status: 308, headers: { ...routeHeaders.page, Location: '/office/' } });
    if (officeFile && pathname.startsWith('/office/'))
      return withFileHeaders(await officeFile(request, pathname.slice('/office'.length)), routeHeaders.page);
    const newest = kits.newest();
    const own =
      newest &&
      ((await framePage(request, gateway.sites, newest.buildBase)) ??
        (await plainPost(request, address, gateway.handle, gateway.sites)));
    if (own) return own;
    if (pathname === '/.well-known/change-password')
      return new Response(null, { status: 302, headers: { ...routeHeaders.page, Location: '/account.html#security' } });
    if (pathname === '/.well-known/webauthn') {
      await gateway.sites.check();
      return withHeaders(Response.json({ origins: gateway.sites.inlineOrigins() }), routeHeaders.api);
    }
    if (pathname === '/favicon.ico') return new Response(null, { status: 204, headers: routeHeaders.page });
    const [, name, path] = /^\/vk\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
    const served = name !== undefined && kits.find(name);
    if (served && path !== undefined) return withFileHeaders(await served.file(request, path), served.headers);
    if (siteFile) {
      const response = await siteFile(request, pathname);
      if (newest && response.headers.get('Content-Type')?.startsWith('text/html'))
        response.headers.set('Link', modulePreload('/vk/1/core.js'));
      return withFileHeaders(response, routeHeaders.page);
    }
    return gateway.handle(request, address);
  };
  return listen((request, incoming) => answer(request, addressOf(incoming)), host, port, options.publicHost);
}

/** Bytes; the cookies of all sites of a utility's domain arrive here, too. */
const MAX_HEADERS = 64 * 1024;

/**
 * Starts a server; rejects with a `StartError` when the port is taken or forbidden. `publicHost` is used for requests
 * without `Host`, which HTTP/1.0 allows and some proxies send.
 */
export function listen(
  answer: (request: Request, incoming: IncomingMessage) => Promise<Response>,
  host: string,
  port: number,
  publicHost = 'localhost',
): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer(
      { maxHeaderSize: MAX_HEADERS, headersTimeout: 15_000, requestTimeout: 300_000 },
      getRequestListener((request, env) => answer(request, (env as { incoming: IncomingMessage }).incoming), {
        hostname: publicHost,
        errorHandler: (fault) =>
          problemResponse(new ProblemError(fault instanceof RequestError ? 'BAD_REQUEST' : 'INTERNAL')),
      }),
    );
    server.on('clientError', refuseUnreadable);
    server.on('error', (fault: NodeJS.ErrnoException) => {
      fail(
        fault.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} is taken. Stop the other program or give another port in PORT.`)
          : fault.code === 'EACCES'
            ? new StartError(`Port ${port} may not be opened by this user. Give one above 1023 in PORT.`)
            : fault,
      );
    });
    server.listen(port, host, () => {
      done(server);
    });
  });
}

const UNREADABLE: Readonly<Record<string, { readonly status: number; readonly title: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, title: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: 'Request Timeout' },
};

/** Answers a request that Node cannot read. Its origin is not known, so the answer is readable on our own pages only. */
function refuseUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, title } = UNREADABLE[code] ?? { status: 400, title: 'Bad Request' };
  const body = JSON.stringify({ type: 'about:blank', title, status });
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Connection: close',
      'Content-Type: application/problem+json',
      'Cache-Control: no-store',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

export function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

interface ServedKit {
  readonly file: FolderServer;
  readonly headers: Readonly<Record<string, string>>;
}

/** The kits by the names that stand behind `/vk/`: `1`, a version, or a version with its build. */
function servedKits({ kit, releases: folder }: Pick<ServerOptions, 'kit' | 'releases'>) {
  const releases = folder === undefined ? undefined : new Releases(folder);
  const present = kit && { ...kit, build: buildOf(kit.folder) };
  const servers = new Map<string, FolderServer>();
  const serverOf = ({ folder: of }: { readonly folder: string }): FolderServer => {
    const server = servers.get(of) ?? serveFolder(of);
    servers.set(of, server);
    return server;
  };
  const newest = () => {
    const found = present ?? releases?.list()[0];
    return found && { ...found, buildBase: `/vk/${found.version}-${found.build}` };
  };
  return {
    newest,
    find(name: string): ServedKit | undefined {
      if (name === '1') {
        const found = newest();
        return found && { file: serverOf(found), headers: routeHeaders.kit };
      }
      // A release comes before the kit that is being built: pages are pinned to what was released.
      const found = [...(releases?.list() ?? []), ...(present ? [present] : [])].find(
        ({ version, build }) => name === version || name === `${version}-${build}`,
      );
      return found && { file: serverOf(found), headers: routeHeaders.version };
    },
  };
}

/** Errors are not cached, because a missing file may exist after the next deployment. */
function withFileHeaders(response: Response, headers: Record<string, string>): Response {
  return withHeaders(response, response.status < 400 ? headers : { ...headers, 'Cache-Control': 'no-store' });
}
