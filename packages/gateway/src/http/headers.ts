const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
};

const alone = { 'Cross-Origin-Opener-Policy': 'same-origin' };

/** The policy of every page the gateway serves; the kit needs nothing more. `ancestors`: who may frame it. */
export const pagePolicy = (ancestors = "'none'"): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'self'", `frame-ancestors ${ancestors}`,
  "require-trusted-types-for 'script'", 'trusted-types vodokanal-widgets',
].join('; ');

/** Security headers by kind of route; docs/security.md shows the table. */
export const routeHeaders = {
  api: { ...everywhere, ...alone, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'", 'Cross-Origin-Resource-Policy': 'same-site', 'Cache-Control': 'no-store' },
  /** Says nothing but that somebody is there, and may be asked from everywhere: that is how a page tells a dead host from a refusal. */
  health: { ...everywhere, ...alone, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'", 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'no-store' },
  /** Plain forms stand on pages: with no referrer at all a browser would post them with the origin `null`. */
  page: { ...everywhere, ...alone, 'Referrer-Policy': 'same-origin', 'Content-Security-Policy': pagePolicy(), 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'no-cache' },
  /** The window in which somebody lets a partner site in: it must keep its opener, the frame that waits for the code. */
  connect: { ...everywhere, 'Cross-Origin-Opener-Policy': 'unsafe-none', 'Content-Security-Policy': pagePolicy(), 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'no-store' },
  /** Framed by the one site it is served for. */
  embed: { ...everywhere, 'Content-Security-Policy': pagePolicy(), 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'no-store' },
  kit: { ...everywhere, ...alone, 'Content-Security-Policy': "default-src 'none'", 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' },
  /** An exact version never changes. */
  version: { ...everywhere, ...alone, 'Content-Security-Policy': "default-src 'none'", 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=31536000, immutable' },
} as const;
