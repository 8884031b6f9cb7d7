import type { Bill, Service } from '@vodokanal/contract';
import { dateText, decimal, NBSP } from '../pdf/texts.ts';

type Line = Bill['lines'][number];
type Reading = Bill['readings'][number];

export const SERVICES: Readonly<Record<Service, string>> = {
  coldWater: 'Холодная вода',
  hotWater: 'Горячая вода',
  irrigation: 'Полив',
  wastewater: 'Водоотведение',
  common: 'Общедомовые нужды',
};

const BASES: Readonly<Record<NonNullable<Line['basis']>, string>> = {
  meter: 'по счётчику',
  average: 'по среднему расходу',
  norm: 'по нормативу',
  supplied: 'по объёму поданной воды',
  area: 'доля дома по площади',
  heat: 'тепло на подогрев',
};

const SOURCES: Readonly<Record<Reading['source'], string>> = {
  resident: 'передали вы',
  manager: 'передала управляющая компания',
  controller: 'снял контролёр',
  phone: 'по телефону',
  automatic: 'счётчик передал сам',
  estimate: 'рассчитали по среднему',
  norm: 'начислили по нормативу',
  control: 'контрольное',
  bulk: 'передала управляющая компания',
  billing: 'установил водоканал',
};

export const volume = (value: string, isHeat = false): string => `${decimal(value)}${NBSP}${isHeat ? 'Гкал' : 'м³'}`;

const plural = new Intl.PluralRules('ru');

export const personsText = (count: number): string =>
  `${count}${NBSP}${plural.select(count) === 'few' ? 'человека' : 'человек'}`;

/** What a line is for, and below it where its volume or its reason comes from. */
export function lineText({ service, kind, basis, reason, corrects }: Line): {
  readonly title: string;
  readonly note: string;
} {
  const name = service ? SERVICES[service] : '';
  switch (kind) {
    case 'coefficient':
      return { title: 'Повышающий коэффициент', note: name };
    case 'recalculation':
      return {
        title: corrects === 'coefficient' ? 'Перерасчёт повышающего коэффициента' : 'Перерасчёт',
        note: [name, reason].filter(Boolean).join(': '),
      };
    case 'heat':
      return { title: `${name}, подогрев`, note: basis ? BASES[basis] : '' };
    case 'lateFee':
      return { title: 'Пени', note: '' };
    case 'volume':
      return { title: name, note: basis ? BASES[basis] : '' };
  }
}

export const meterText = ({ service, place }: Reading): string => `${SERVICES[service]}${place && `, ${place}`}`;

export const readingNote = ({ serialNumber, takenOn, source }: Reading): string =>
  `№${NBSP}${serialNumber}, ${dateText(takenOn)}, ${SOURCES[source]}`;
