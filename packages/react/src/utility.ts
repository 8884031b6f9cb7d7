// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type ReactWebComponent } from '@lit/react';
import { VkUtility as Element } from '@vodokanal/widgets/define/utility';
import { withAttributes } from './with-attributes.ts';

/** Sets the utility of the widgets inside. Has no box of its own. */
export const VkUtility: ReactWebComponent<Element> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-utility',
  elementClass: Element,
  displayName: 'VkUtility',
});
