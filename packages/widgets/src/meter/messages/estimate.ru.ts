/** Texts about the charge without a reading. */
export default {
  notSent: 'Если не передать показания',
  notInService: 'Пока счётчик не поверен или неисправен, начисляем без показаний',
  noAccess: 'Пока контролёр не снимет показания, начисляем без них',
  average: 'С {date}: по вашему среднему расходу, {volume} м³',
  norm: 'С {date}: по нормативу, {volume} м³',
  normWithCoefficient: 'С {date}: по нормативу {volume} м³ с коэффициентом {coefficient}',
  perMonth: '{amount} в месяц',
  noPrice: 'цена пока неизвестна',
  how: 'Как посчитано',
  ofAverage: 'Средний расход за последние полгода: {volume} м³.',
  ofNorm:
    'Норматив {norm} м³ на человека, {persons|прописан|прописано|прописано} {persons} {persons|человек|человека|человек}: {volume} м³.',
  supply: 'Вода: {volume} м³ × {price} = {sum}.',
  supplyRaised: 'Вода: {volume} м³ × {coefficient} × {price} = {sum}.',
  wastewaterSum: 'Водоотведение: {volume} м³ × {price} = {sum}.',
  ground: 'Основание:',
  shared: 'Это за все счётчики этой воды вместе.',
  cannotSay: 'Сколько начислим без показаний, сейчас сказать не можем: позвоните нам.',
};
