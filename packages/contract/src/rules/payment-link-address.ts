const NAME = 'vk-pay';

/** The address of a page with the secret of a payment link. It stands behind the `#`, so that no server gets it. */
export const addressOfLink = (page: string, base: string, secret: string): string =>
  Object.assign(new URL(page, base), { hash: `${NAME}=${secret}` }).href;

/** The secret of a payment link in the address of a page; undefined when there is none. */
export const secretIn = (hash: string): string | undefined => new URLSearchParams(hash.slice(1)).get(NAME) ?? undefined;
