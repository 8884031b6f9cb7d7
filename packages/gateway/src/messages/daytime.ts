/** Local hours in which residents are written to about what can wait, and money is taken from them. */
const DAYTIME = { from: 9, to: 21 } as const;

export const isDaytime = (hour: number): boolean => hour >= DAYTIME.from && hour < DAYTIME.to;
