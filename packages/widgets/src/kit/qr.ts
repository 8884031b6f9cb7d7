import { encode } from 'uqr';

/** A QR code to draw: a square of `size` modules with its white border, the dark ones as one SVG path. */
export interface DrawnCode {
  readonly size: number;
  readonly path: string;
}

/** Draws a text, or bytes as they are, with error correction M and so many white modules around. */
export function drawQr(data: string | Uint8Array, border: number): DrawnCode {
  const code = encode(typeof data === 'string' ? data : Array.from(data), { border: 0, ecc: 'M' });
  let path = '';
  for (const [y, row] of code.data.entries())
    for (let from = 0; from < row.length; from++) {
      if (!row[from]) continue;
      let to = from;
      while (row[to]) to++;
      path += `M${from + border} ${y + border}h${to - from}v1h${from - to}z`;
      from = to;
    }
  return { size: code.size + 2 * border, path };
}
