const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
};

const permissions = { 'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=()' };

const alone = { 'Cross-Origin-Opener-Policy': 'same-origin' };

/** Content-Security-Policy of the gateway's pages. `ancestors` is the source list for `frame-ancestors`. */
export const pagePolicy = (ancestors = "'none'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    'trusted-types vodokanal-widgets',
  ].join('; ');

/**
 * Headers of scripts and styles, without those that only concern documents: they would be wasted bytes on every file.
 */
const file = {
  ...everywhere,
  'Content-Security-Policy': "default-src 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

/** Security headers by kind of route; docs/security.md explains them in a table. */
export const routeHeaders = {
  api: {
    ...everywhere,
    ...permissions,
    ...alone,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-site',
    'Cache-Control': 'no-store',
  },
  /** Answers of the office, which no other site may read. */
  office: {
    ...everywhere,
    ...permissions,
    ...alone,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  },
  /** Readable from every origin and without content, so that a page can tell an unreachable endpoint from a refusal. */
  health: {
    ...everywhere,
    ...permissions,
    ...alone,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'no-store',
  },
  /** Pages with plain forms: with `no-referrer` a browser would post them with the origin `null`. */
  page: {
    ...everywhere,
    ...permissions,
    ...alone,
    'Referrer-Policy': 'same-origin',
    'Content-Security-Policy': pagePolicy(),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  },
  /** The sign-in window of a partner site; it must keep its opener, because the frame waits for the code. */
  connect: {
    ...everywhere,
    ...permissions,
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'Content-Security-Policy': pagePolicy(),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  },
  /** Documents of frames; `frame-ancestors` is set for the partner site at each request. */
  embed: {
    ...everywhere,
    ...permissions,
    'Content-Security-Policy': pagePolicy(),
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'no-store',
  },
  kit: { ...file, 'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400' },
  /** Files of an exact version never change. */
  version: { ...file, 'Cache-Control': 'public, max-age=31536000, immutable' },
} as const;

/** Value of a `Link` header that makes the browser fetch modules in parallel with the document. */
export const modulePreload = (...paths: readonly string[]): string =>
  paths.map((path) => `<${path}>; rel=modulepreload`).join(', ');
