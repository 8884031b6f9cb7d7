const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The policy of every page the gateway serves; the kit needs nothing more. */
export const pagePolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  "require-trusted-types-for 'script'", 'trusted-types vodokanal-widgets',
].join('; ');

/** Security headers by kind of route. */
export const routeHeaders = {
  api: { ...everywhere, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'", 'Cross-Origin-Resource-Policy': 'same-site', 'Cache-Control': 'no-store' },
  page: { ...everywhere, 'Content-Security-Policy': pagePolicy, 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'no-cache' },
  kit: { ...everywhere, 'Content-Security-Policy': "default-src 'none'", 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' },
} as const;
