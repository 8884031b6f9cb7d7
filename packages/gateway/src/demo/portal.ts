import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/open.ts';
import { routeHeaders } from '../http/headers.ts';
import { serveFolder } from '../http/static.ts';
import { listen, withHeaders } from '../server.ts';
import { addSites, newSiteKey, setSiteAccounts } from '../sites/sites.ts';
import { accountNumber, people } from './registry.ts';

/** The demo partner serves this many accounts, from the first on. */
const SERVED = 60;
/**
 * The resident who is always signed in at the demo portal; also a demo customer, so that the readings can be seen on
 * the utility's site.
 */
const RESIDENT = people.findIndex((person) => 'email' in person && person.email === 'bereg@example.org');

/**
 * Starts the portal of a management company: its pages, and a back end that gets codes for its resident with the site's
 * key. It runs on another host name, because browsers treat another port as the same site.
 */
export async function startPortal(
  db: Database,
  { folder, port, endpoint }: { readonly folder: string; readonly port: number; readonly endpoint: string },
): Promise<{ readonly origin: string; readonly server: Server }> {
  const origin = `http://127.0.0.1:${port}`;
  await addSites(db, [
    {
      origin,
      mode: 'framed',
      name: 'УК «Тихий двор»',
      scopes: ['balance:read', 'readings:write', 'readings:guest', 'buildings:write'],
      theme: ['accent', 'on-accent', 'surface', 'text', 'line', 'radius'],
      targets: { portal: `${origin}/` },
      allowRedirect: true,
    },
  ]);
  await setSiteAccounts(
    db,
    origin,
    Array.from({ length: SERVED }, (_, index) => accountNumber(index)),
  );
  const key = await newSiteKey(db, origin);
  // The smallest policy with which a portal can show the widgets.
  const policy = `default-src 'none'; script-src ${endpoint}; style-src 'self'; img-src 'self'; connect-src 'self' ${endpoint}; frame-src ${endpoint}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  // With `same-origin` the sign-in window that a frame opens could not answer the frame.
  const headers = {
    ...routeHeaders.page,
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'Content-Security-Policy': policy,
  };
  const file = serveFolder(folder);
  const server = await listen(
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/code') {
        // A real portal looks up who is signed in; here it is always the demo resident.
        const answer = await fetch(`${endpoint}/v1/delegations`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Authorization: `Bearer ${key}`,
            'Idempotency-Key': randomUUID(),
          },
          body: JSON.stringify({ accountNumber: accountNumber(RESIDENT) }),
        });
        return withHeaders(
          new Response(answer.body, { status: answer.status, headers: { 'Content-Type': 'application/json' } }),
          { ...headers, 'Cache-Control': 'no-store' },
        );
      }
      const found = await file(request, pathname);
      if (!found.ok || !found.headers.get('Content-Type')?.startsWith('text/html')) return withHeaders(found, headers);
      await found.body?.cancel();
      const page = (
        await readFile(join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname), 'utf8')
      ).replaceAll('{{endpoint}}', endpoint);
      return withHeaders(new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }), headers);
    },
    '127.0.0.1',
    port,
  );
  return { origin, server };
}
