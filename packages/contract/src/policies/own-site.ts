import type { Site } from '../index.ts';
import { scopes } from '../generated/operations.ts';

/** What the endpoint's own pages may do: everything, without being registered. */
export const OWN_SITE: Site = {
  mode: 'inline',
  name: '',
  scopes: [...scopes],
  theme: [],
  targets: {},
  allowRedirect: false,
};
