// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { svg } from 'lit';
import { icon } from './icon.ts';

export const historyIcon = () => icon(svg`<path d="M12 6v6l1.5.8"></path><path d="M12.338 21.994a10 10 0 1 1 9.587-8.767"></path><path d="M14 18h8"></path><path d="m18 22-4-4 4-4"></path>`);
