import type { ChargeRules } from '@vodokanal/contract/rules/account-facts';
import type { Settings } from '../settings/settings.ts';

const NO_LAWS = { meter: '', average: '', norm: '', wastewater: '' };

/** What the charges of a tariff zone are computed by on a date; prices and factors come with all their dates. */
export function chargeRules(settings: Settings, zone: string, date: string): ChargeRules {
  const change = settings.find('monthChange', '', date)?.value ?? 'byDays';
  return {
    pricesOf(service) {
      const values = settings
        .all('tariff', `${zone}:${service}`)
        .map(({ validFrom, validTo, value, law }) => ({ validFrom, validTo, value: { price: value, law } }));
      return values.length > 0 ? { values, change } : undefined;
    },
    coefficientOf(service) {
      const values = settings
        .all('coefficient', service)
        .map(({ validFrom, validTo, value, law }) => ({ validFrom, validTo, value: { factor: value, law } }));
      return values.length > 0 ? { values, change } : undefined;
    },
    normOf: (service) => settings.find('norm', service, date)?.value,
    laws: settings.find('volumeLaws', '', date)?.value ?? NO_LAWS,
  };
}
