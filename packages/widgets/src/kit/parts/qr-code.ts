import { html } from 'lit';
import { drawQr } from '../qr.ts';

/** A QR code as an SVG path, always dark on light, so that cameras can read it. */
export function qrCode(text: string, label: string): unknown {
  const { size, path } = drawQr(text, 0);
  return html`<svg role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d=${path}></path></svg>`;
}
