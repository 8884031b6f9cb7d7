const LATIN_FOR_CYRILLIC: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X',
};

/**
 * The one spelling by which account numbers are compared: no spaces, dashes, dots or leading «л/с №», capitals,
 * Cyrillic letters that look like Latin ones folded into them. Leading zeros stay: they are part of the number.
 */
export function foldAccountNumber(text: string): string {
  return text
    .replaceAll('№', '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}./_]/gu, '')
    .replace(/^(?:ЛИЦЕВОЙСЧ[ЕЁ]Т|ЛС)+/u, '')
    .replace(/[АВЕКМНОРСТУХ]/gu, (letter) => LATIN_FOR_CYRILLIC[letter] ?? letter);
}

/** What a person typed into the login field: an e-mail has an @, everything else is an account number. */
export function loginKind(text: string): 'email' | 'accountNumber' {
  return text.includes('@') ? 'email' : 'accountNumber';
}

/** The one spelling by which e-mails are compared: trimmed and lower case. */
export function foldEmail(text: string): string {
  return text.trim().toLowerCase();
}
