import { html, render, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { handlers, scenario, type MockState, type ScenarioName } from '@vodokanal/mocks';
import { hosts, type HostName } from './hosts.ts';
import { plain } from './pseudo-texts.ts';

/** Every story has its own mock utility, identified by the path of its endpoint. */
const states = new Map<string, MockState>();
let count = 0;

export const utilities = handlers((request) => {
  const [, name = ''] = new URL(request.url).pathname.split('/');
  return states.get(name) ?? scenario('signedOut');
});

/** Who may be signed in instead of the person of a story. */
export const roles = {
  nobody: { title: 'Никто', scenario: 'signedOut' },
  resident: { title: 'Житель', scenario: 'happy' },
  debtor: { title: 'Житель с долгом', scenario: 'overdue' },
  owner: { title: 'Житель с двумя счетами', scenario: 'severalAccounts' },
  helper: { title: 'Доверенное лицо', scenario: 'helping' },
  manager: { title: 'Управляющая компания', scenario: 'managerOfMany' },
} as const satisfies Record<string, { readonly title: string; readonly scenario: ScenarioName }>;

/** What the toolbars say. */
export interface Globals {
  readonly lang?: string;
  readonly dir?: string;
  readonly theme?: string;
  readonly width?: string;
  readonly density?: string;
  readonly brand?: string;
  readonly host?: HostName | '';
  readonly network?: string;
  readonly role?: keyof typeof roles | '';
  readonly date?: string;
}

let toolbars: Globals = {};

/** Called before a story renders. Widgets read their texts when they are created, so the pseudo-locale is set here. */
export function choose(globals: Globals): void {
  toolbars = globals;
  document.documentElement.toggleAttribute('data-pseudo', globals.lang === 'pseudo');
}

const SLOW = 3000;

/** Creates a mock utility in this scenario and returns its endpoint. */
export function utility(name: ScenarioName): string {
  const state = scenario(toolbars.role ? roles[toolbars.role].scenario : name, toolbars.date || undefined);
  if (toolbars.network === 'slow') state.delay = SLOW;
  if (toolbars.network === 'offline') state.fault = 'offline';
  const path = `utility-${++count}`;
  states.set(path, state);
  const endpoint = `/${path}`;
  // Data stored under this endpoint during an earlier visit belong to another utility.
  const prefix = `vk:${location.origin}${endpoint}:`;
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  indexedDB.deleteDatabase(prefix.slice(0, -1));
  if (state.session) localStorage.setItem(`${prefix}session`, '1');
  return endpoint;
}

const hostStyle = document.createElement('style');

/** Shows content on a page as the toolbars say: language, direction, colours, width, density and host. */
export function placeOn(
  { lang = 'ru', dir = 'ltr', theme = 'light', width = '100%', density = 'cosy', brand = '', host = '' }: Globals,
  content: TemplateResult | HTMLElement,
): TemplateResult {
  const { documentElement: root } = document;
  root.lang = lang === 'pseudo' ? 'ru' : lang;
  root.dir = dir;
  const scheme = host ? hosts[host].scheme : theme;
  root.style.colorScheme = scheme;
  document.body.style.background = host ? '' : scheme === 'dark' ? '#0d141b' : '#ffffff';
  hostStyle.textContent = host ? hosts[host].css : '';
  document.head.append(hostStyle);
  const page = document.createElement('div');
  page.style.inlineSize = width;
  page.style.maxInlineSize = '100%';
  if (content instanceof HTMLElement) page.append(content);
  else render(content, page);
  for (const widget of page.querySelectorAll('*')) {
    if (!widget.localName.startsWith('vk-')) continue;
    if (density !== 'cosy') widget.setAttribute('density', density);
    if (brand) widget.setAttribute('brand', brand);
  }
  return host ? hosts[host].page(page) : html`${page}`;
}

/** Shows a widget with a mock utility in this scenario. */
export function onPage(
  tag: string,
  name: ScenarioName,
  globals: Globals,
  attributes: Record<string, unknown> = {},
): TemplateResult {
  const widget = document.createElement(tag);
  widget.setAttribute('endpoint', utility(name));
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'string' && value) widget.setAttribute(key, value);
    else if (value === true) widget.setAttribute(key, '');
  }
  return placeOn(globals, widget);
}

type Control = HTMLInputElement & { readonly updateComplete?: Promise<unknown> };

/** Fields of a widget are in its shadow root or in its light DOM. */
const rootsOf = (widget: HTMLElement) => [widget, widget.shadowRoot!];

/** Types into fields by their names; with `sends` it then submits the form. */
export async function typeInto(widget: HTMLElement, values: Record<string, string>, sends = false): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const control = await waitFor(() => {
      const found = rootsOf(widget)
        .map((root) => root.querySelector<Control>(`[name=${name}]`))
        .find(Boolean);
      expect(found).toBeTruthy();
      return found!;
    });
    control.value = value;
    control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    await (widget as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  }
  if (sends)
    rootsOf(widget)
      .map((root) => root.querySelector('form'))
      .find(Boolean)!
      .requestSubmit();
}

/** Clicks the button whose accessible name matches. */
export async function press(widget: HTMLElement, words: RegExp): Promise<void> {
  const button = await waitFor(() => {
    const found = rootsOf(widget)
      .flatMap((root) => [...root.querySelectorAll('button')])
      .find((each) => words.test(plain(each.getAttribute('aria-label') ?? each.textContent)));
    expect(found).toBeTruthy();
    return found!;
  });
  button.click();
}

/** Ends the session on the endpoint; the widget learns it from the next response. */
export async function endSession(widget: HTMLElement): Promise<void> {
  const state = states.get(widget.getAttribute('endpoint')?.slice(1) ?? '');
  if (state) state.session = undefined;
  const { client } = widget as HTMLElement & {
    readonly client: { send(method: string, path: string): Promise<unknown> };
  };
  await client.send('GET', '/v1/accounts').catch(() => undefined);
  await waitFor(() =>
    expect(widget.shadowRoot!.querySelector('.vk-notice')?.textContent).toMatch(/Войдите ещё раз|Sign in again/),
  );
}

interface StoryOptions {
  readonly globals?: Globals;
  /** Attributes of the tag. */
  readonly args?: Record<string, unknown>;
  /** Runs once the widget shows the expected text. */
  readonly play?: (widget: HTMLElement) => Promise<void>;
}

/** Unfolds the way from a history to a claim, with the choice of what it is about. */
export async function unfoldDispute(widget: HTMLElement): Promise<void> {
  const fold = () => widget.shadowRoot!.querySelector<HTMLDetailsElement>('.dispute');
  await waitFor(() => expect(fold()).not.toBeNull());
  fold()!.open = true;
  await waitFor(() => expect(fold()!.querySelector('select')).not.toBeNull());
}

/** Makes a function that creates stories of a widget: a scenario, the Russian text it must show, and further options. */
export const storyOf =
  (tag: string) =>
  (name: ScenarioName, sees: RegExp, { globals, args, play }: StoryOptions = {}) => ({
    render: (args: Record<string, unknown>, { globals: chosen }: { globals: Globals }) =>
      onPage(tag, name, chosen, args),
    ...(globals && { globals }),
    ...(args && { args }),
    play: async ({ canvasElement, globals: chosen }: { canvasElement: HTMLElement; globals: Globals }) => {
      const widget = canvasElement.querySelector<HTMLElement>(tag)!;
      const text = () =>
        `${widget.shadowRoot?.querySelector<HTMLElement>('section')?.innerText ?? ''} ${widget.innerText}`;
      await waitFor(() => expect(text().length).toBeGreaterThan(5), { timeout: 30_000 });
      if ((chosen.lang ?? 'ru') === 'ru') await waitFor(() => expect(text()).toMatch(sees), { timeout: 30_000 });
      // Without a text to wait for in other languages, wait until the skeleton is gone.
      if (play)
        await waitFor(() => expect(widget.shadowRoot?.querySelector('.vk-skeleton') ?? null).toBeNull(), {
          timeout: 30_000,
        });
      await play?.(widget);
    },
  });
