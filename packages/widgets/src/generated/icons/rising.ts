// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const risingIcon = () => icon(svg`<path d="M16 7h6v6"></path><path d="m22 7-8.5 8.5-5-5L2 17"></path>`);
