/** A masked number that no line breaks in two. */
export const noWrap = (text: string): string => text.replaceAll('-', '\u2011').replaceAll(' ', '\u00a0');
