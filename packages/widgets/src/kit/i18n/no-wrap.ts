/** Keeps a masked number on one line. */
export const noWrap = (text: string): string => text.replaceAll('-', '\u2011').replaceAll(' ', '\u00a0');
