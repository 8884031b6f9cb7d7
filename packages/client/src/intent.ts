/** A key for one intent of a person, made when the intent is; 128 random bits. */
export const newIntent = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-').padEnd(16, '-');
