/**
 * Messages between a partner's page and our frame in it, protocol 1. The frame greets the one origin it is served for;
 * the page answers with a port and the nonce of the greeting; then both use only the port. No message holds a secret, a
 * name or a value: only theme, states and names of routes.
 */
export type ToFrame =
  | {
      readonly type: 'set';
      readonly lang: string;
      readonly scheme: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly theme: Readonly<Record<string, string>>;
    }
  | { readonly type: 'focus' }
  | { readonly type: 'leave' }
  | { readonly type: 'code'; readonly code: string; readonly state?: string }
  | { readonly type: 'no-code' }
  | { readonly type: 'no-window'; readonly isIsolated: boolean };

export type ToHost =
  | { readonly type: 'height'; readonly px: number }
  | { readonly type: 'state'; readonly authenticated: boolean }
  | { readonly type: 'event'; readonly name: string }
  | { readonly type: 'redirect'; readonly challenge: string; readonly state: string }
  | { readonly type: 'code' }
  | { readonly type: 'no-window' };

const LONGEST = 4096;

/** Widget events that the frame passes on to the partner's page, without their detail. */
export const EVENTS: readonly string[] = [
  'vk-signed-in',
  'vk-signed-out',
  'vk-reading-submitted',
  'vk-payment-requested',
  'vk-building-readings-submitted',
];

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown) => typeof value === 'string' && value.length <= 200;
const isTexts = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(isText) &&
  Object.keys(value).every((key) => /^[a-z-]{1,40}$/.test(key));
const isSecret = (value: unknown) => typeof value === 'string' && /^[\w-]{43}$/.test(value);

const toFrame: Readonly<Record<ToFrame['type'], Shape>> = {
  set: { lang: isText, scheme: isText, attributes: isTexts, theme: isTexts },
  focus: {},
  leave: {},
  code: { code: isSecret, state: (value) => value === undefined || isSecret(value) },
  'no-code': {},
  'no-window': { isIsolated: (value) => typeof value === 'boolean' },
};

const toHost: Readonly<Record<ToHost['type'], Shape>> = {
  height: { px: (value) => Number.isFinite(value) && (value as number) >= 0 && (value as number) <= 20_000 },
  state: { authenticated: (value) => typeof value === 'boolean' },
  event: { name: (value) => EVENTS.includes(value as string) },
  redirect: { challenge: isSecret, state: isSecret },
  code: {},
  'no-window': {},
};

/** Returns the message if it is a valid message of protocol 1, else undefined. */
function read<T>(shapes: Readonly<Record<string, Shape>>, message: unknown): T | undefined {
  try {
    if (typeof message !== 'object' || message === null || JSON.stringify(message).length > LONGEST) return undefined;
    const { type } = message as { type?: unknown };
    const shape = typeof type === 'string' && Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    if (!shape || Object.keys(message).some((key) => key !== 'type' && !Object.hasOwn(shape, key))) return undefined;
    return Object.entries(shape).every(([key, fits]) => fits((message as Record<string, unknown>)[key]))
      ? (message as T)
      : undefined;
  } catch {
    return undefined;
  }
}

export const readToFrame = (message: unknown): ToFrame | undefined => read(toFrame, message);
export const readToHost = (message: unknown): ToHost | undefined => read(toHost, message);

export interface Hello {
  readonly vk: 1;
  readonly type: 'hello';
  readonly nonce: string;
}
export interface Connect {
  readonly vk: 1;
  readonly type: 'connect';
  readonly nonce: string;
}

export function isGreeting<T extends Hello | Connect>(type: T['type'], data: unknown): data is T {
  const { vk, type: given, nonce } = (data ?? {}) as Partial<T>;
  return vk === 1 && given === type && typeof nonce === 'string' && nonce.length === 43;
}

const COLOURS = new Set(['accent', 'on-accent', 'surface', 'text', 'line', 'good']);

/** Whether a value is safe for a theme token: one colour or one length, nothing that loads or refers to anything. */
export function isToken(name: string, value: string): boolean {
  if (!/^[#\w\s.,%()/-]{1,60}$/.test(value) || /var|url|env|attr|image|element/i.test(value)) return false;
  return COLOURS.has(name) ? CSS.supports('color', value) : /^\d*\.?\d+(px|em|%)?$/.test(value.trim());
}
