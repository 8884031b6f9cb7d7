const SCHEMES: readonly string[] = ['http:', 'https:', 'tel:', 'mailto:'];

/**
 * Returns an address that may become a link: http, https, tel, mailto, or relative to the page. Undefined for others,
 * such as `javascript:`, which would run in the page.
 */
export function linkOf(address: string | null | undefined): string | undefined {
  if (!address?.trim()) return undefined;
  try {
    // Parsed as browsers do, which ignore spaces and line breaks inside the scheme.
    return SCHEMES.includes(new URL(address, 'https://page.invalid/').protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}
