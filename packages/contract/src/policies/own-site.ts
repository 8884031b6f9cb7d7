import type { Site } from '../index.ts';
import { scopes } from '../generated/operations.ts';

/** The endpoint's own pages need no registration and have every scope. */
export const OWN_SITE: Site = {
  mode: 'inline',
  name: '',
  scopes: [...scopes],
  theme: [],
  targets: {},
  allowRedirect: false,
};
