// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const closeIcon = () => icon(svg`<path d="M18 6 6 18"></path><path d="m6 6 12 12"></path>`);
