/** A message to the webmaster, by the texts that are loaded with it. */
export function say(code: string, ...details: (string | null)[]): void {
  void import('../page/diagnosis.ts').then(({ report }) => report(code, ...details), () => undefined);
}
