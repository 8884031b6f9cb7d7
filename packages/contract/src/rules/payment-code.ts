/** The account number in a bill's payment code (ГОСТ Р 56042-2014, key `PersAcc`); any other text stays unchanged. */
export function accountOfPaymentCode(text: string): string {
  const head = /^ST0001[123](.)/u.exec(text.trim());
  if (!head) return text;
  const pairs = text
    .trim()
    .slice(head[0].length)
    .split(head[1] ?? '|');
  return pairs.find((pair) => /^persacc=/i.test(pair))?.slice('persacc='.length) ?? text;
}
