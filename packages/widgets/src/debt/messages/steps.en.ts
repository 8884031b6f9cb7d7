import type ru from './steps.ru.ts';

export default {
  stepsTitle: 'What happens by law',
  stepsLabel: 'Legal steps and their dates',
  since: 'since {date}',
  notBefore: 'not before {date}',
  ifUnpaid: 'from {date}, if unpaid',
  noDay: 'no day is set',
  lateFee: 'The late fee is charged',
  lateFeeAhead: 'The late fee will begin',
  lateFeeText: 'With each day of delay the debt grows a little.',
  notice: 'A notice was sent',
  noticeAhead: 'Notice',
  noticeText: 'It says how much you owe and from which day the service may be restricted.',
  restriction: 'The service may be restricted',
  restrictionAhead: 'Restriction of the service',
  restrictionApartment: 'Hot water or drainage may be restricted. It comes back after payment.',
  restrictionOther: 'The water supply may be restricted or interrupted. It comes back after payment.',
  court: 'We have gone to court',
  courtAhead: 'Court',
  courtText: 'The court may issue an order; its fee is then added to the debt. You can object to the order.',
  inInstalments:
    'While you pay your instalments in time, the service is not restricted and nobody goes to court for this debt.',
  neverTitle: 'What will not happen',
  coldWater: 'Cold water in an apartment house is not cut off for debts: ПП РФ № 354, п. 119.',
} satisfies typeof ru;
