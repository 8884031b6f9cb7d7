// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const personIcon = () => icon(svg`<circle cx="12" cy="8" r="5"></circle><path d="M20 21a8 8 0 0 0-16 0"></path>`);
