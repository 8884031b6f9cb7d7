// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type ReactWebComponent } from '@lit/react';
import { VkReadingHistory as Element } from '@vodokanal/widgets/define/reading-history';
import { withAttributes } from './with-attributes.ts';

/** Reading history of an account, newest first. Marks which values were read from a meter and which were estimated. Can be filtered, saved as a CSV file (`;`, UTF-8) and printed. */
export const VkReadingHistory: ReactWebComponent<Element> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-reading-history',
  elementClass: Element,
  displayName: 'VkReadingHistory',
});
