/** The files made from the design tokens. `npm run generate` writes them from `packages/widgets/tokens/*.tokens.json`. */
import StyleDictionary, { type TransformedToken } from 'style-dictionary';

const HEADER = 'Generated from packages/widgets/tokens by `npm run generate`; do not edit.';

interface Extension {
  /** Value in the dark scheme; the light value holds for both when left out. */
  readonly dark?: string;
  /** One of the tokens a brand sets first. */
  readonly seed?: boolean;
  /** The style sheet that declares it: `base` by default, or only that of account widgets. */
  readonly part?: 'account';
  /** The value is a mix of two tokens, so that it follows them. */
  readonly mix?: { readonly of: string; readonly percent: number; readonly over: string };
  /** Declared by a rule of its own, not as a custom property. */
  readonly rule?: boolean;
}

/** A token as pages, documents and Storybook need it. */
export interface KitToken {
  /** `accent` for `--vk-accent`. */
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly light: string;
  readonly dark: string;
  readonly seed: boolean;
}

/** From the original token, because the builder resolves the references of a mix. */
const extensionOf = ({ original }: TransformedToken): Extension =>
  (original.$extensions as { vk?: Extension } | undefined)?.vk ?? {};

/** `color.accent` is `accent`, `size.sum` is `size-sum`. */
const nameOf = ({ path: [group, ...rest] }: TransformedToken): string =>
  group === 'color' ? rest.join('-') : [group, ...rest].join('-');

const reference = (text: string): string => `var(--_${text.replace(/^\{color\.|\}$/g, '')})`;

function valueOf({ $value }: TransformedToken): string {
  const { value, unit } = $value as { value?: number; unit?: string };
  return value === undefined ? String($value) : `${value}${unit ?? ''}`;
}

function cssOf(token: TransformedToken): string {
  const { mix, dark } = extensionOf(token);
  if (mix) return `color-mix(in srgb, ${reference(mix.of)} ${mix.percent}%, ${reference(mix.over)})`;
  const light = valueOf(token);
  return dark === undefined ? light : `light-dark(${light}, ${dark})`;
}

/** Mixes two colours in sRGB like `color-mix()`. */
export function mixed(of: string, percent: number, over: string): string {
  const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const [from, to] = [channels(of), channels(over)];
  return `#${from
    .map((value, at) =>
      Math.round(value * (percent / 100) + (to[at] ?? 0) * (1 - percent / 100))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

async function readTokens(): Promise<readonly TransformedToken[]> {
  const dictionary = new StyleDictionary({
    source: ['packages/widgets/tokens/*.tokens.json'],
    log: { verbosity: 'silent' },
    platforms: { kit: { transforms: [] } },
  });
  return (await dictionary.getPlatformTokens('kit')).allTokens;
}

/** All tokens with their values in both schemes. */
export async function kitTokens(): Promise<readonly KitToken[]> {
  const tokens = await readTokens();
  const schemes = (token: TransformedToken): readonly [light: string, dark: string] => {
    const { mix, dark } = extensionOf(token);
    if (!mix) return [valueOf(token), dark ?? valueOf(token)];
    const [of, over] = [mix.of, mix.over].map((text) => {
      const found = tokens.find(({ path }) => `{${path.join('.')}}` === text);
      if (!found) throw new Error(`The token ${token.name} mixes ${text}, which does not exist.`);
      return schemes(found);
    }) as [readonly [string, string], readonly [string, string]];
    return [mixed(of[0], mix.percent, over[0]), mixed(of[1], mix.percent, over[1])];
  };
  return tokens.map((token) => {
    const [light, dark] = schemes(token);
    return {
      name: nameOf(token),
      type: String(token.$type),
      description: token.$description ?? '',
      light,
      dark,
      seed: extensionOf(token).seed === true,
    };
  });
}

/** The generated files by path. */
export async function tokenFiles(): Promise<Readonly<Record<string, string>>> {
  const tokens = await readTokens();
  const declarations = (part: Extension['part']) =>
    tokens
      .filter((token) => extensionOf(token).part === part && !extensionOf(token).rule)
      .map((token) => `  --_${nameOf(token)}: var(--vk-${nameOf(token)}, ${cssOf(token)});`)
      .join('\n');
  return {
    'packages/widgets/src/generated/tokens.ts': `// ${HEADER}
import { css } from 'lit';

/** Tokens of every widget. */
export const tokens = css\`
${declarations(undefined)}
\`;

/** Tokens that only account widgets need. */
export const accountTokens = css\`
${declarations('account')}
\`;
`,
    'packages/widgets/src/generated/token-types.ts': `// ${HEADER}

/** What a page may set as \`--vk-NAME\` or in \`appearance\`: its type and its default in both schemes. */
export const tokenTypes: Readonly<
  Record<string, { readonly type: string; readonly light: string; readonly dark: string }>
> = {
${(await kitTokens()).map(({ name, type, light, dark }) => `  '${name}': { type: '${type}', light: '${light}', dark: '${dark}' },`).join('\n')}
};
`,
    'packages/widgets/tokens/tokens.json': `${JSON.stringify(await kitTokens(), null, 1)}\n`,
  };
}
