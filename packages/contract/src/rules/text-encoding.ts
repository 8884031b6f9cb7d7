const LETTER = /[а-яё]/iu;

/** Scores how Russian a text looks; a wrong encoding gives mixed case inside words and unusual characters. */
function likeness(text: string): number {
  let score = 0;
  for (const word of text.match(/[\p{L}]+/gu) ?? [])
    score += /^[А-ЯЁ]?[а-яё]+$|^[А-ЯЁ]+$/u.test(word) ? word.length : LETTER.test(word) ? -word.length : 0;
  return score - 3 * (text.match(/[^\p{Script=Latin}а-яёА-ЯЁ0-9\s!-~№«»–—…°]/gu)?.length ?? 0);
}

const SAMPLE = 20_000;

/** UTF-16 without a byte order mark: digits and Russian letters have the bytes 0 and 4 in every second place. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const high = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0 || byte === 4) high[index % 2] = (high[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = high;
  const most = (sample.length / 2) * 0.8;
  if (sample.length < 4 || !sample.includes(0)) return undefined;
  return odd > most && even < odd / 4 ? 'utf-16le' : even > most && odd < even / 4 ? 'utf-16be' : undefined;
}

/** Whether the text is UTF-8 with a few damaged bytes, not a text in another encoding. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, SAMPLE));
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return whole > 0 && damaged <= Math.max(3, whole / 20);
}

/**
 * Decodes a file in UTF-8, UTF-16, Windows-1251, KOI8-R or CP866, with or without a byte order mark. In UTF-8 with
 * damaged bytes each of them becomes U+FFFD. `declared` is the encoding that the file itself names, if it does.
 */
export function decodeText(bytes: Uint8Array, declared?: string): { readonly text: string; readonly encoding: string } {
  const as = (encoding: string) => ({ text: new TextDecoder(encoding).decode(bytes), encoding });
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xfe)) return as('utf-16le');
  if (begins(0xfe, 0xff)) return as('utf-16be');
  if (begins(0xef, 0xbb, 0xbf)) return as('utf-8');
  const wide = wideEncodingOf(bytes);
  if (wide) return as(wide);
  if (isMostlyUtf8(bytes) || bytes.every((byte) => byte < 0x80)) return as('utf-8');
  if (declared && /^(windows-1251|cp1251|koi8-r|ibm866|cp866)$/i.test(declared))
    return as(declared.toLowerCase().replace('cp1251', 'windows-1251').replace('cp866', 'ibm866'));
  const sample = bytes.subarray(0, SAMPLE);
  const [best = 'windows-1251'] =
    ['windows-1251', 'koi8-r', 'ibm866']
      .map((encoding) => [encoding, likeness(new TextDecoder(encoding).decode(sample))] as const)
      .sort((a, b) => b[1] - a[1])[0] ?? [];
  return as(best);
}
