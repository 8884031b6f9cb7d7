import { fractionOf, over, plus, rounded, times } from './fraction.ts';

/** A price in kopecks with value added tax, rounded to the kopeck; the rate is that of the month consumed (НК РФ ст. 164 п. 3). */
export const priceWithVat = (netPrice: number, percent: number): number =>
  rounded(plus(fractionOf(netPrice), over(times(fractionOf(netPrice), fractionOf(percent)), fractionOf(100))));

/** The tax that a sum in kopecks includes, rounded to the kopeck: a bill names it (НК РФ ст. 164 п. 4). */
export const includedVat = (amount: number, percent: number): number =>
  rounded(over(times(fractionOf(amount), fractionOf(percent)), plus(fractionOf(100), fractionOf(percent))));
