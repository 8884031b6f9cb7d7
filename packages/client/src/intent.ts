/** A key for one intent of a person, made when the intent is; 128 random bits. */
export function newIntent(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
