import { getDomain } from 'tldts';

/** Whether browsers count two origins as one site: the same scheme and registrable domain, or the same host. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  if (a.protocol !== b.protocol) return false;
  // Hosting companies give each customer a name under a public suffix, e.g. github.io.
  const domain = getDomain(a.hostname, { allowPrivateDomains: true });
  return (
    a.hostname === b.hostname || (domain !== null && domain === getDomain(b.hostname, { allowPrivateDomains: true }))
  );
}
