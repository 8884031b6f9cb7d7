// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const addIcon = () => icon(svg`<path d="M5 12h14"></path><path d="M12 5v14"></path>`);
