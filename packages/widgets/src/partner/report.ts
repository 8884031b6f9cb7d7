/** A message to the webmaster, by the texts that are loaded with it. */
export function reportToWebmaster(code: string, ...details: (string | null)[]): void {
  void import('../embed/diagnosis.ts').then(({ report }) => report(code, ...details), () => undefined);
}
