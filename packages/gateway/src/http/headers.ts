const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
};

const permissions = { 'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=()' };

const alone = { 'Cross-Origin-Opener-Policy': 'same-origin' };

/** The policy of every page the gateway serves; the kit needs nothing more. `ancestors`: who may frame it. */
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

/** Scripts and styles, for every page. Headers that only concern documents would be bytes for nothing on each of them. */
const file = {
  ...everywhere,
  'Content-Security-Policy': "default-src 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

/** Security headers by kind of route; docs/security.md shows the table. */
export const routeHeaders = {
  api: {
    ...everywhere,
    ...permissions,
    ...alone,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-site',
    'Cache-Control': 'no-store',
  },
  /** Says nothing but that somebody is there, and may be asked from everywhere: that is how a page tells a dead host from a refusal. */
  health: {
    ...everywhere,
    ...permissions,
    ...alone,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'no-store',
  },
  /** Plain forms stand on pages: with no referrer at all a browser would post them with the origin `null`. */
  page: {
    ...everywhere,
    ...permissions,
    ...alone,
    'Referrer-Policy': 'same-origin',
    'Content-Security-Policy': pagePolicy(),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  },
  /** The window in which somebody lets a partner site in: it must keep its opener, the frame that waits for the code. */
  connect: {
    ...everywhere,
    ...permissions,
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'Content-Security-Policy': pagePolicy(),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  },
  /** Framed by the one site it is served for. */
  embed: {
    ...everywhere,
    ...permissions,
    'Content-Security-Policy': pagePolicy(),
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'no-store',
  },
  kit: { ...file, 'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400' },
  /** An exact version never changes. */
  version: { ...file, 'Cache-Control': 'public, max-age=31536000, immutable' },
} as const;

/** Value of a `Link` header that has modules fetched beside the document, not after the script that imports them. */
export const modulePreload = (...paths: readonly string[]): string =>
  paths.map((path) => `<${path}>; rel=modulepreload`).join(', ');
