import { html } from 'lit';
import { encode } from 'uqr';

/** A QR code as an SVG path, always dark on light, so that cameras can read it. */
export function qrCode(text: string, label: string): unknown {
  const { data, size } = encode(text, { border: 0, ecc: 'M' });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return html`<svg role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d=${path}></path></svg>`;
}
