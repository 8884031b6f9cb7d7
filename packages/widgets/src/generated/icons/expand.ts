// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const expandIcon = () => icon(svg`<path d="m6 9 6 6 6-6"></path>`);
