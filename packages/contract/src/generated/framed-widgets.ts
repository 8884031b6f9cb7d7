// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import type { Scope } from './operations.ts';

/** Scopes of which any one admits a widget into the frame of a partner's site; `any`: every session of the site does. */
export const framedWidgets: Readonly<Record<string, readonly (Scope | 'any')[]>> = {
  'login': ['any'],
  'balance-card': ['balance:read'],
  'reading-form': ['readings:write', 'readings:guest'],
  'building-readings': ['buildings:write'],
};
