// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type ReactWebComponent } from '@lit/react';
import { VkUsageChart as Element } from '@vodokanal/widgets/define/usage-chart';
import { withAttributes } from './with-attributes.ts';

/** Consumption by month, for a type of water or one meter, compared with the year before and the norm; estimates are hatched. The same data are in a table for the keyboard and for print. Points out unusual months, and checks for a leak from two readings. */
export const VkUsageChart: ReactWebComponent<Element> = createComponent({
  react: withAttributes({ meterId: 'meter-id', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-usage-chart',
  elementClass: Element,
  displayName: 'VkUsageChart',
});
