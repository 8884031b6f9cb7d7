// The pseudo-locale: Russian texts with accents, at least 60 % longer. It shows texts that are not in a message file and
// places without room for a longer language.

const ACUTE = '\u0301';
/** Marks an added letter. */
const ADDED = '\u0300';
const PLACEHOLDER = /(\{[^}]*\})/;
const VOWEL = /[аеёиоуыэюя]/i;

function longer(text: string): string {
  const letters = [...text];
  const vowels = letters.filter((letter) => VOWEL.test(letter)).length;
  const wanted = Math.ceil(letters.length * 0.6);
  if (vowels === 0) return text;
  let done = 0;
  return letters
    .map((letter) => {
      if (!VOWEL.test(letter)) return letter;
      done++;
      // Spreads the added letters evenly over the vowels.
      const copies = Math.round((wanted * done) / vowels) - Math.round((wanted * (done - 1)) / vowels);
      return `${letter}${ACUTE}${`${letter.toLowerCase()}${ADDED}`.repeat(copies)}`;
    })
    .join('');
}

/** A placeholder keeps its name; its plural forms are texts. */
function longerForms(placeholder: string): string {
  const [name = '', ...forms] = placeholder.slice(1, -1).split('|');
  return `{${[name, ...forms.map(longer)].join('|')}}`;
}

export const pseudo = (text: string): string =>
  text
    .split(PLACEHOLDER)
    .map((part) => (part.startsWith('{') ? longerForms(part) : longer(part)))
    .join('');

/** The Russian text of a pseudo text. */
export const plain = (text: string): string => text.replaceAll(/.\u0300/g, '').replaceAll(ACUTE, '');

const originals = new WeakMap<object, object>();

/** The texts of a message file that takes them from another one. */
export const plainTexts = <Texts extends object>(texts: Texts): Texts => (originals.get(texts) ?? texts) as Texts;

/** Makes a message file give pseudo texts while the page has `data-pseudo`. */
export function pseudoTexts<Texts extends Record<string, string>>(texts: Texts): Texts {
  const proxy = new Proxy(texts, {
    get: (target, key) => {
      const text = Reflect.get(target, key) as unknown;
      return typeof text === 'string' && document.documentElement.hasAttribute('data-pseudo') ? pseudo(text) : text;
    },
  });
  originals.set(proxy, texts);
  return proxy;
}
