import type ru from './estimate.ru.ts';

export default {
  notSent: 'If no reading is sent',
  notInService: 'While the meter is broken or not verified, you are charged without readings',
  noAccess: 'Until a controller has read the meter, you are charged without readings',
  average: 'From {date}: by your average use, {volume} m³',
  norm: 'From {date}: by the norm, {volume} m³',
  normWithCoefficient: 'From {date}: by the norm {volume} m³ with a coefficient of {coefficient}',
  perMonth: '{amount} a month',
  noPrice: 'the price is not known yet',
  how: 'How this is computed',
  ofAverage: 'Average use of the last half year: {volume} m³.',
  ofNorm: 'Norm {norm} m³ a person, {persons} registered {persons|person|persons}: {volume} m³.',
  supply: 'Water: {volume} m³ × {price} = {sum}.',
  supplyRaised: 'Water: {volume} m³ × {coefficient} × {price} = {sum}.',
  wastewaterSum: 'Wastewater: {volume} m³ × {price} = {sum}.',
  ground: 'Legal basis:',
  shared: 'For all meters of this water together.',
  cannotSay: 'What you are charged without readings we cannot say now: please call us.',
} satisfies typeof ru;
