// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type ReactWebComponent } from '@lit/react';
import { VkUsageChart as Element } from '@vodokanal/widgets/define/usage-chart';
import { withAttributes } from './with-attributes.ts';

/** What was used month by month: of a kind of water or of one meter, beside the year before and the norm; what was estimated is hatched. The same as a table, for the keyboard and for print; explains what is unusual, and checks for a leak by two readings. */
export const VkUsageChart: ReactWebComponent<Element> = createComponent({
  react: withAttributes({ meterId: 'meter-id', endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-usage-chart',
  elementClass: Element,
  displayName: 'VkUsageChart',
});
