// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const searchIcon = () => icon(svg`<path d="m21 21-4.34-4.34"></path><circle cx="11" cy="11" r="8"></circle>`);
