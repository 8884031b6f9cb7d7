import type { Plugin } from 'vite';
import { customEventContext } from './custom-event-context.ts';
import { esmPapaparse } from './esm-papaparse.ts';
import { minifyTemplates } from './minify-templates.ts';
import { trustedTypesPolicy } from './trusted-types-policy.ts';

/** What every build of the kit needs: `vite build`, the widget tests, and Storybook. */
export const kitPlugins = (): Plugin[] => [
  trustedTypesPolicy(),
  customEventContext(),
  esmPapaparse(),
  minifyTemplates(),
];
