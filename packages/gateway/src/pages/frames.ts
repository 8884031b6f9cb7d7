import { html } from 'hono/html';
import { mayBeFramed } from '@vodokanal/contract/policies/framed-widget';
import { modulePreload, pagePolicy, routeHeaders } from '../http/headers.ts';
import type { RegisteredSite, Sites } from '../sites/sites.ts';

type Markup = ReturnType<typeof html>;

async function page(
  body: Markup,
  status: number,
  headers: Record<string, string>,
  { head = '', lang = 'ru' }: { readonly head?: Markup | ''; readonly lang?: string } = {},
): Promise<Response> {
  const text =
    await html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${lang === 'en' ? 'Account with the water utility' : 'Личный кабинет водоканала'}</title>${head}</head>${body}</html>`;
  return new Response(text.toString(), { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } });
}

/** The document of a frame. Only its site may frame it, and its links open in a new window. */
async function embedPage(site: RegisteredSite | undefined, widget: string, kit: string): Promise<Response> {
  if (!site)
    return page(
      html`<body><p>Этот сайт не подключён к личному кабинету. <a href="/" target="_blank">Открыть сайт водоканала</a></p></body>`,
      404,
      routeHeaders.embed,
    );
  const isAllowed = mayBeFramed(widget, site);
  const headers = {
    ...routeHeaders.embed,
    'Content-Security-Policy': pagePolicy(site.origin),
    Link: modulePreload(
      `${kit}/embedded.js`,
      `${kit}/core.js`,
      ...(isAllowed && widget !== 'login' ? [`${kit}/${widget}.js`] : []),
    ),
  };
  return page(
    html`<body data-site="${site.origin}" data-widget="${isAllowed ? widget : ''}" data-theme="${site.theme.join(' ')}" data-redirect="${site.allowRedirect ? 'yes' : ''}"><script type="module" src="${kit}/embedded.js"></script></body>`,
    200,
    headers,
    { head: html`<base target="_blank">` },
  );
}

/** The window in which a customer signs in and allows a partner site; without a site, the list of allowed sites. */
async function connectPage(
  site: RegisteredSite | undefined,
  isAsked: boolean,
  lang: string,
  kit: string,
): Promise<Response> {
  if (isAsked && !site)
    return page(
      html`<body><main><h1>Сайт не подключён</h1><p>Сайт, с которого вы пришли, не подключён к личному кабинету. Войдите на <a href="/">сайте водоканала</a>.</p></main></body>`,
      404,
      routeHeaders.connect,
    );
  const targets = JSON.stringify(site?.allowRedirect ? site.targets : {});
  return page(
    html`<body data-site="${site?.origin ?? ''}" data-name="${site?.name ?? ''}" data-scopes="${site?.scopes.join(' ') ?? ''}" data-targets="${targets}"><script type="module" src="${kit}/connect.js"></script></body>`,
    200,
    { ...routeHeaders.connect, Link: modulePreload(`${kit}/connect.js`, `${kit}/core.js`) },
    { lang },
  );
}

/**
 * Serves the pages for frames; undefined for other paths. `kit` is the path of one exact build: these pages do not use
 * the loader, so files of two builds must never mix.
 */
export async function framePage(request: Request, sites: Sites, kit: string): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(request.url);
  const widget = /^\/embed\/([a-z-]+)$/.exec(pathname)?.[1];
  if (!widget && pathname !== '/connect') return undefined;
  const origin = searchParams.get('site');
  const site = origin === null ? undefined : await sites.check().then(() => sites.framed(origin));
  return widget
    ? embedPage(site, widget, kit)
    : connectPage(site, origin !== null, searchParams.get('lang') === 'en' ? 'en' : 'ru', kit);
}
