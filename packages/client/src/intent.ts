/** Makes the idempotency key of one intent: 128 random bits, at least 16 characters. Reuse it for every retry. */
export const newIntent = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-').padEnd(16, '-');
