/** Formats a decimal string with grouped digits and without leading zeros: `0012345.6` is «12 345,6». */
export function quantity(value: string, language: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d+)(?:[.,](\d+))?$/.exec(value.trim()) ?? [];
  if (whole === '') return value;
  const separator = new Intl.NumberFormat(language).format(1.5).slice(1, -1);
  return `${sign && '−'}${Number(whole).toLocaleString(language)}${fraction && separator + fraction}`;
}
