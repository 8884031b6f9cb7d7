/** Removes the zeros at the end of a decimal fraction: `1.50` becomes `1.5`. */
export function canonical(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
