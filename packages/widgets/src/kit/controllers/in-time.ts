/** Milliseconds after which people are told that an answer is late. */
export const SLOW = 8_000;

/** Resolves to the result of the work, or to undefined when it is late; the work goes on. */
export const inTime = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, new Promise<undefined>((done) => setTimeout(done, SLOW))]);
