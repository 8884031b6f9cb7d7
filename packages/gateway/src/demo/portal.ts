import type { Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/open.ts';
import { routeHeaders } from '../http/headers.ts';
import { serveFolder } from '../http/static.ts';
import { listen, withHeaders } from '../server.ts';
import { addSites, newSiteKey, setSiteAccounts } from '../sites/sites.ts';
import { accountNumber, people } from './registry.ts';

/** How many of the first accounts the demo partner serves. */
const SERVED = 60;
/** Whom the portal of the demo has signed in by its own means: one of the demo people, so that the readings can be looked at on the utility's site. */
const RESIDENT = people.findIndex((person) => 'email' in person && person.email === 'bereg@example.org');

/**
 * The portal of a management company, on another site than the utility: its pages, and a back end that knows its
 * resident and gets codes for them with the key of the site. Another host name, not only another port: that is what
 * browsers call another site.
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
  // What a portal that shows the widgets must allow, and nothing more.
  const policy = `default-src 'none'; script-src ${endpoint}; style-src 'self'; img-src 'self'; connect-src 'self' ${endpoint}; frame-src ${endpoint}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  // Nor does it isolate itself from windows: a frame in a page with `same-origin` opens windows that cannot answer it.
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
        // A real portal looks up who is signed in; the demo's resident always is.
        const answer = await fetch(`${endpoint}/v1/delegations`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
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
