// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import type { Scope } from './operations.ts';

/** Scopes that allow a widget in a frame on a partner site; any one is enough. `any`: every session of the site. */
export const framedWidgets: Readonly<Record<string, readonly (Scope | 'any')[]>> = {
  'login': ['any'],
  'balance-card': ['balance:read'],
  'reading-form': ['readings:write', 'readings:guest'],
  'building-readings': ['buildings:write'],
};
