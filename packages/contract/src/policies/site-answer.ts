import type { Site } from '../index.ts';

/**
 * What a page is told about its site. `fetchSite` is the `Sec-Fetch-Site` header; null when the browser does not send it.
 * On another site the session cookie is not sent, so nobody can sign in inline there.
 */
export const siteAnswer = (site: Site, fetchSite: string | null): Site =>
  site.mode === 'inline' && fetchSite === 'cross-site' ? { ...site, crossSite: true } : site;
