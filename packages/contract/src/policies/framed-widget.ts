import type { Site } from '../index.ts';
import { framedWidgets } from '../generated/framed-widgets.ts';

/** Whether a site may show the widget in a frame; other widgets open only on the endpoint's own pages. */
export const mayBeFramed = (widget: string, site: Pick<Site, 'scopes'>): boolean =>
  (Object.hasOwn(framedWidgets, widget) ? framedWidgets[widget] : undefined)?.some(
    (scope) => scope === 'any' || site.scopes.includes(scope),
  ) === true;
