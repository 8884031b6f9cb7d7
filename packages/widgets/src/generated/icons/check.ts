// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const checkIcon = () => icon(svg`<path d="M20 6 9 17l-5-5"></path>`);
