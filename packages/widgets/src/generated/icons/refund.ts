// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const refundIcon = () => icon(svg`<path d="M9 14 4 9l5-5"></path><path d="M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"></path>`);
