// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const arrowIcon = () => icon(svg`<path d="M5 12h14"></path><path d="m12 5 7 7-7 7"></path>`);
