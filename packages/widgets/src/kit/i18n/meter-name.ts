import type { Meter } from '@vodokanal/contract';

/** What a meter is called on the screen: its service and, where known, its place. The texts come from `messages/service.*.ts`. */
export function meterName(
  t: (key: Meter['service'] | 'meter', parameters?: Record<string, string>) => string,
  { service, place }: Pick<Meter, 'service' | 'place'>,
): string {
  return place ? t('meter', { service: t(service), place }) : t(service);
}
