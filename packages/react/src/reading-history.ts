// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type ReactWebComponent } from '@lit/react';
import { VkReadingHistory as Element } from '@vodokanal/widgets/define/reading-history';
import { withAttributes } from './with-attributes.ts';

/** The journal of an account's readings, newest first: what was read from the meter and what was estimated are never mixed. Can be narrowed, saved as a table (CSV, `;`, UTF-8) and printed. */
export const VkReadingHistory: ReactWebComponent<Element> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-reading-history',
  elementClass: Element,
  displayName: 'VkReadingHistory',
});
