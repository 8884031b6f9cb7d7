import { encodePaymentQr, QUIET_ZONE, type PaymentQr } from '@vodokanal/contract/rules/payment-qr';
import { drawQr, type DrawnCode } from '../kit/qr.ts';

/** Draws a payment code (ГОСТ Р 56042-2014); its bytes stay as they are, because they need not be UTF-8. */
export function drawCode(
  fields: Readonly<Record<string, string>>,
): DrawnCode | Extract<PaymentQr, { state: 'refused' }> {
  const code = encodePaymentQr(fields);
  if (code.state === 'refused') return code;
  return drawQr(code.bytes, QUIET_ZONE);
}

/** The code as an SVG file. */
export const svgOf = ({ size, path }: DrawnCode): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;

/** Dots of a module in the PNG file: a code of usual size is a little over 700 dots wide. */
const DOTS = 8;

/** The code as a PNG file; null when the browser cannot make one. */
export async function pngOf(page: Document, { size, path }: DrawnCode): Promise<Blob | null> {
  const canvas = page.createElement('canvas');
  canvas.width = canvas.height = size * DOTS;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(DOTS, DOTS);
  context.fillStyle = '#000';
  context.fill(new Path2D(path));
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
