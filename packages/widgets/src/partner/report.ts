/** Reports to the webmaster; the message texts load on demand. */
export function reportToWebmaster(code: string, ...details: (string | null)[]): void {
  void import('../embed/diagnosis.ts').then(
    ({ report }) => report(code, ...details),
    () => undefined,
  );
}
