/** Removes the trailing zeros of a decimal string. */
export function canonical(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
