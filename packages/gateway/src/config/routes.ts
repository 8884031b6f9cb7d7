import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';

export const configRoutes = ({ config, today }: Services): Pick<Handlers, 'config.get'> => ({
  'config.get': ({ now }) => ({ cached: config(today(now)) }),
});
