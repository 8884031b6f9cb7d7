/** The look that a page sets by attributes: brand, density, appearance, and `theme="auto"`. Loaded only when one is used. */
import { tokenTypes } from '../../generated/token-types.ts';
import { report } from '../../embed/diagnosis.ts';
import { nearestName } from '../../embed/nearest-name.ts';
import { brandColours } from './brand.ts';
import { contrastOf, parseComputed, parseHex, TEXT_CONTRAST, type Rgb } from './contrast.ts';

/** The attributes, as written in the page. */
export interface AppearanceSettings {
  readonly theme?: string | null | undefined;
  /** Any colour; the accent made from it is readable in both schemes. */
  readonly brand?: string | null | undefined;
  readonly density?: string | null | undefined;
  /** JSON: token names without `--vk-` and their values, beside `brand` and `density`. */
  readonly appearance?: string | null | undefined;
}

const DENSITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  compact: { gap: '0.75em', target: '36px' },
  cosy: {},
  touch: { gap: '1.125em', target: '48px' },
};

/** Surfaces of the two schemes that the accent must be readable on. */
const SURFACES: { readonly light: Rgb; readonly dark: Rgb } = {
  light: parseHex(tokenTypes['surface']?.light ?? '') ?? [1, 1, 1],
  dark: parseHex(tokenTypes['surface']?.dark ?? '') ?? [0, 0, 0],
};

/** Applies the settings to an element, whose widgets inherit them. Returns a function that takes them back. */
export function applyAppearance(element: HTMLElement, settings: AppearanceSettings): () => void {
  const { variables, brand, density } = read(settings.appearance);
  const { style } = element;
  /** The properties set here; others are the page's own. */
  const own = new Set<string>();
  const set = (property: string, value: string | undefined) => {
    if (value !== undefined) {
      own.add(property);
      style.setProperty(property, value);
    } else if (own.delete(property)) style.removeProperty(property);
  };
  const apply = () => {
    const host = settings.theme === 'auto' ? hostLook(element) : undefined;
    const tokens = {
      ...host?.tokens,
      ...densityTokens(settings.density ?? density),
      ...brandTokens(settings.brand ?? brand, 'brand'),
      ...variables,
    };
    for (const name of Object.keys(tokenTypes)) set(`--vk-${name}`, tokens[name]);
    set('color-scheme', host?.scheme);
  };
  apply();
  const stop = settings.theme === 'auto' ? follow(element.ownerDocument, apply) : undefined;
  return () => {
    stop?.();
    for (const property of own) style.removeProperty(property);
  };
}

interface Appearance {
  readonly variables: Readonly<Record<string, string>>;
  readonly brand?: string;
  readonly density?: string;
}

function read(json: string | null | undefined): Appearance {
  if (!json) return { variables: {} };
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (fault) {
    report('VK-203', (fault as Error).message);
    return { variables: {} };
  }
  const known = Object.keys(tokenTypes);
  const variables: Record<string, string> = {};
  const { brand, density, ...tokens } = given as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(tokens)) {
    const type = tokenTypes[name]?.type;
    if (!type) report('VK-202', `appearance: ${name}`, nearestName(name, known) ?? known.join(', '));
    else if (typeof value !== 'string' || (type === 'color' && !CSS.supports('color', value)))
      report('VK-211', name, String(value));
    else variables[name] = value;
  }
  for (const pair of [
    ['text', 'surface'],
    ['on-accent', 'accent'],
  ] as const)
    dropUnreadable(variables, pair);
  return {
    variables,
    ...(typeof brand === 'string' && { brand }),
    ...(typeof density === 'string' && { density }),
  };
}

/** Drops a pair of colours that leaves the text unreadable, so that the kit's own stay. */
function dropUnreadable(variables: Record<string, string>, [text, background]: readonly [string, string]): void {
  const [a, b] = [text, background].map((name) => parseHex(variables[name] ?? tokenTypes[name]?.light ?? ''));
  if (!a || !b || (variables[text] === undefined && variables[background] === undefined)) return;
  const contrast = contrastOf(a, b);
  if (contrast >= TEXT_CONTRAST) return;
  report('VK-212', `${text}, ${background}`, contrast.toFixed(1));
  delete variables[text];
  delete variables[background];
}

function densityTokens(density: string | null | undefined): Readonly<Record<string, string>> {
  if (!density) return {};
  const tokens = DENSITIES[density];
  if (!tokens) report('VK-202', `density="${density}"`, nearestName(density, Object.keys(DENSITIES)) ?? 'cosy');
  return tokens ?? {};
}

function brandTokens(brand: string | null | undefined, source: string): Readonly<Record<string, string>> {
  if (!brand) return {};
  const colour = rgbOf(brand);
  if (!colour) {
    report('VK-211', source, brand);
    return {};
  }
  const { accent, onAccent } = brandColours(colour, SURFACES);
  return {
    accent: `light-dark(${accent.light}, ${accent.dark})`,
    'on-accent': `light-dark(${onAccent.light}, ${onAccent.dark})`,
  };
}

/** Reads any CSS colour that the browser serialises in sRGB; undefined for others and for transparent ones. */
function rgbOf(text: string): Rgb | undefined {
  const hex = parseHex(text);
  if (hex || !CSS.supports('color', text)) return hex;
  const probe = document.createElement('i');
  probe.style.color = text;
  document.documentElement.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return parseComputed(computed);
}

interface HostLook {
  readonly scheme: 'light' | 'dark';
  readonly tokens: Readonly<Record<string, string>>;
}

/** Browsers' own colour of links: the page has chosen none. */
const DEFAULT_LINK = '0,0,238';

/** Scheme, accent and corners of the page around an element. The font is inherited anyway. */
function hostLook(element: HTMLElement): HostLook {
  const page = element.ownerDocument;
  const outside = (selector: string) =>
    [...page.querySelectorAll<HTMLElement>(selector)].find(
      (found) => !found.closest('[data-vk-owned]') && !found.localName.startsWith('vk-') && found.offsetHeight > 0,
    );
  const link = outside('main a[href], article a[href], a[href]');
  const colour = link && parseComputed(getComputedStyle(link).color);
  const isChosen = colour && colour.map((channel) => Math.round(channel * 255)).join() !== DEFAULT_LINK;
  const button = outside('button, .btn, [type=submit]');
  const radius = button && getComputedStyle(button).borderTopLeftRadius;
  return {
    scheme: schemeOf(element),
    tokens: {
      ...(isChosen &&
        Math.max(...colour) - Math.min(...colour) > 0.15 &&
        brandTokens(`rgb(${colour.map((channel) => channel * 255).join(' ')})`, 'theme')),
      ...(radius && /^\d/.test(radius) && Number.parseFloat(radius) <= 24 && { radius }),
    },
  };
}

/** The scheme a page says it has, or the one its background shows. */
function schemeOf(element: HTMLElement): 'light' | 'dark' {
  const { documentElement, body } = element.ownerDocument;
  for (const root of [body, documentElement]) {
    const said = `${root.dataset['theme'] ?? ''} ${root.dataset['bsTheme'] ?? ''} ${root.dataset['colorScheme'] ?? ''} ${root.className}`;
    if (/\bdark\b/.test(said)) return 'dark';
    if (/\blight\b/.test(said)) return 'light';
  }
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const colour = parseComputed(getComputedStyle(parent).backgroundColor);
    if (colour) return contrastOf(colour, [1, 1, 1]) > contrastOf(colour, [0, 0, 0]) ? 'dark' : 'light';
  }
  const declared = getComputedStyle(documentElement).colorScheme;
  return declared.includes('dark') &&
    (!declared.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches)
    ? 'dark'
    : 'light';
}

/** Calls back when the page changes its scheme. */
function follow(page: Document, onChange: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(onChange);
  for (const root of [page.documentElement, page.body])
    observer.observe(root, { attributeFilter: ['class', 'style', 'data-theme', 'data-bs-theme', 'data-color-scheme'] });
  media.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', onChange);
  };
}
