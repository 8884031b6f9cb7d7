/** Looks for mistakes of a page, and helps its visitors where a widget has not loaded. */
import { contrastOf, TEXT_CONTRAST, type Rgb } from '../kit/theme/contrast.ts';
import { tags } from '../generated/tags.ts';
import { PAGE_KEYS } from '../kit/page-defaults.ts';
import { askSite, diagnose, isCauseKnown, isSite, report, reportMistake, siteAt } from './diagnosis.ts';
import { latinOf, mistakeInAddress, mistakeInName, mistakeInRule, quoteIn } from './mistakes.ts';
import { nearestName } from './nearest-name.ts';
import { reportUnknown } from './unknown-tag.ts';

/** Milliseconds after a change of the page at which it is checked again. */
const AGAIN = 8000;
const COLOURS = ['accent', 'on-accent', 'surface', 'text', 'line', 'good'] as const;

/** A JSON object whose first key is a setting of the page, perhaps with quotes of a text editor. */
const SETTINGS_AS_TEXT = new RegExp(`^\\s*\\{\\s*["“«„](?:${PAGE_KEYS.join('|').replace('$', '\\$')})["”»“]\\s*:`);

/** Attributes of tags that belong to the page or to its framework. */
const COMMON = [
  ...['id', 'class', 'style', 'slot', 'lang', 'dir', 'hidden', 'title', 'role', 'tabindex', 'on-success', 'part', 'is'],
  ...['inert', 'translate', 'nonce', 'defer-hydration'],
];
const FOREIGN = /^(data-|aria-|on|_|v-|ng-|\[|\(|:|@|x-|hx-)/;

export class PageCheck {
  readonly #defaults: Readonly<Record<string | symbol, unknown>>;
  readonly #script: HTMLScriptElement | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #seen = new WeakSet<Element>();

  /** `script` is the loader's element; null for a module. */
  constructor(defaults: Readonly<Record<string | symbol, unknown>>, script: HTMLScriptElement | null) {
    this.#defaults = defaults;
    this.#script = script;
  }

  async run(): Promise<void> {
    if (location.protocol === 'file:') report('VK-107');
    else {
      this.#checkSettings();
      this.#checkText();
      await this.#checkEndpoint();
    }
    await this.#checkTags();
    if (document.querySelector([...tags, '[data-vk]'].join())) {
      // Tags may come later, or scroll into view.
      new MutationObserver(this.#later).observe(document, { childList: true, subtree: true });
      addEventListener('scroll', this.#later, { passive: true, capture: true });
    } else report('VK-102');
  }

  readonly #later = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#checkTags();
    }, AGAIN);
  };

  get #endpoint(): string {
    const endpoint = this.#defaults['endpoint'];
    return typeof endpoint === 'string' ? endpoint : '';
  }

  /** The attributes of the script and the keys of `data-vk-config`. */
  #checkSettings(): void {
    const attributes = PAGE_KEYS.map((key) => `data-${key}`);
    for (const { name, value } of this.#script?.attributes ?? []) {
      // The address is checked as the endpoint.
      if (name === 'data-endpoint') continue;
      if (quoteIn(name + value)) {
        report('VK-206', value ? `${name}=${value}` : name);
        break;
      }
      if (/^data-|[^ -~]/.test(name)) checkName(name, attributes);
    }
    try {
      const config = document.querySelector('script[data-vk-config]')?.textContent || '{}';
      for (const key of Object.keys(JSON.parse(config) as object)) checkName(key, PAGE_KEYS);
    } catch {
      /* reported when the settings were read */
    }
  }

  /** Tags and settings that an editor has turned into text. */
  #checkText(): void {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.nodeValue ?? '';
      if (!/vk-|["“«„]\w+["”»“]\s*:/i.test(latinOf(text))) continue;
      if (node.parentElement?.closest('script,style,template,textarea,noscript,pre,code')) continue;
      const tag = /<\/?(vk-[a-z-]+)/.exec(latinOf(text))?.[1];
      if (tag && tags.includes(tag)) report('VK-106', tag);
      if (SETTINGS_AS_TEXT.test(text)) report('VK-210');
    }
  }

  async #checkEndpoint(): Promise<void> {
    // Without a tag the loader does not look for an endpoint.
    if (!this.#endpoint || this.#endpoint === 'demo') return;
    const mistake = mistakeInAddress(this.#endpoint);
    if (mistake) return reportMistake(mistake);
    const { href, origin, pathname } = new URL(this.#endpoint, location.href);
    const base = href.replace(/\/+$/, '');
    // The loader has asked another origin; on the own one nothing is asked before a visitor types something.
    if (origin === location.origin && pathname !== '/' && !(await siteAt(base)))
      await diagnose(this.#endpoint, undefined);
    else if (origin !== location.origin && !this.#mayRun() && !isCauseKnown()) {
      const answer = await askSite(base);
      // The loader may still be waiting for an answer that is right.
      if (!isSite(answer)) await diagnose(this.#endpoint, answer);
    }
  }

  /** Whether the endpoint has said how the widgets run on this page. */
  #mayRun(): boolean {
    return Object.getOwnPropertySymbols(this.#defaults).length > 0 || customElements.get('vk-utility') !== undefined;
  }

  async #checkTags(): Promise<void> {
    for (const element of document.querySelectorAll<HTMLElement>('*')) {
      const { localName } = element;
      if (!localName.includes('-') || this.#seen.has(element)) continue;
      if (tags.includes(localName)) {
        const isFar = element.getBoundingClientRect().top > innerHeight + 600;
        const defined = customElements.get(localName);
        if (isFar && !defined) continue;
        this.#seen.add(element);
        checkTag(element, defined as { readonly observedAttributes?: readonly string[] } | undefined);
        await this.#checkRule(element);
        if (defined) checkColours(element);
        else this.#help(element);
      } else if (tags.includes(latinOf(localName)) || (/^vk-/.test(localName) && !customElements.get(localName))) {
        this.#seen.add(element);
        reportUnknown(localName);
      }
    }
  }

  /** The addresses of `redirect` must be registered. */
  async #checkRule(element: Element): Promise<void> {
    const rule = element.getAttribute('on-success');
    if (rule === null || isCauseKnown()) return;
    const mistake = mistakeInRule(rule);
    if (mistake) return reportMistake(mistake);
    const target = /redirect:(\S+)/.exec(rule)?.[1];
    if (!target || this.#endpoint === 'demo') return;
    const site = await siteAt(new URL(this.#endpoint, location.href).href.replace(/\/+$/, ''));
    if (!site) return;
    const { targets = {} } = site;
    if (Object.hasOwn(targets, target) || Object.values(targets).includes(target)) return;
    if (/^[\w-]+$/.test(target)) report('VK-209', target, Object.keys(targets).join(', ') || '—');
    else report('VK-204', rule);
  }

  /** The visitor sees the content of the tag, or where it is empty, what to do. */
  #help(element: HTMLElement): void {
    report('VK-101', element.localName);
    if (element.textContent?.trim() || element.children.length > 0) return;
    const isEnglish = element.closest('[lang]')?.getAttribute('lang')?.startsWith('en') === true;
    const text = (ru: string, en: string) => (isEnglish ? en : ru);
    const { phone } = this.#defaults;
    const paragraph = document.createElement('p');
    paragraph.append(text('Раздел не открылся. ', 'This part did not open. '));
    if (typeof phone === 'string') {
      const call = document.createElement('a');
      call.href = `tel:${phone.replace(/[^\d+]/g, '')}`;
      call.textContent = phone;
      paragraph.append(text('Позвоните: ', 'Please call '), call, '. ');
    }
    const reload = document.createElement('button');
    reload.type = 'button';
    reload.textContent = text('Обновить страницу', 'Reload the page');
    reload.addEventListener('click', () => location.reload());
    paragraph.append(reload);
    const site = canLink(this.#endpoint);
    if (site) {
      const link = document.createElement('a');
      link.href = site;
      link.textContent = text('Открыть сайт водоканала', 'Open the site of the water utility');
      paragraph.append(' ', link);
    }
    element.append(paragraph);
  }
}

/** The endpoint's own site, when it is another one than the page's and its address is right. */
function canLink(endpoint: string): string | undefined {
  if (mistakeInAddress(endpoint) || endpoint === 'demo') return undefined;
  const { origin, protocol } = new URL(endpoint, location.href);
  return origin !== location.origin && /^https?:$/.test(protocol) ? `${origin}/` : undefined;
}

function checkName(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const mistake = mistakeInName(name, known);
  if (mistake) reportMistake(mistake);
  else report('VK-202', name, nearestName(name, known) ?? known.join(', '));
}

/** Checks the attributes of a widget's tag; their names only when the widget is there to tell them. */
function checkTag(element: Element, widget: { readonly observedAttributes?: readonly string[] } | undefined): void {
  const known = [...(widget?.observedAttributes ?? []), 'on-success'];
  for (const { name, value } of element.attributes) {
    const isOwn = known.includes(name) || name === 'endpoint';
    const mistake = name === 'endpoint' ? mistakeInAddress(value) : undefined;
    if (mistake) reportMistake(mistake);
    // A quote breaks the attributes after it, too.
    else if (quoteIn(name) || ((isOwn || /^(class|id)$/.test(name)) && quoteIn(value)))
      return report('VK-206', value ? `${name}=${value}` : name);
    else if (!isOwn && !COMMON.includes(name) && !FOREIGN.test(name) && (widget || /[^ -~]/.test(name)))
      checkName(name, known);
  }
}

/** Checks the colours that the page sets: their spelling, and whether text can be read on them. */
function checkColours(element: HTMLElement): void {
  const style = getComputedStyle(element);
  const given = COLOURS.map((name) => [name, style.getPropertyValue(`--vk-${name}`).trim()] as const).filter(
    ([, value]) => value,
  );
  const wrong = given.find(([, value]) => !CSS.supports('color', value));
  if (wrong) return report('VK-211', `--vk-${wrong[0]}`, wrong[1]);
  if (given.length === 0) return;
  const root = element.shadowRoot;
  for (const [shown, ground] of [
    [root?.querySelector('.vk-card'), root?.querySelector('.vk-card')],
    ...[
      ...(root?.querySelectorAll('button:not(.vk-tonal,.vk-text)') ?? []),
      ...element.querySelectorAll('[data-vk-owned] button:not(.vk-tonal,.vk-text)'),
    ].map((button) => [button, button] as const),
  ] as const) {
    if (!shown || !ground) continue;
    const [text, background] = [
      colourOf(getComputedStyle(shown).color),
      colourOf(getComputedStyle(ground).backgroundColor),
    ];
    const contrast = text && background && contrastOf(text, background);
    if (contrast !== undefined && contrast < TEXT_CONTRAST)
      return report('VK-212', given.map(([name, value]) => `--vk-${name}: ${value}`).join('; '), contrast.toFixed(1));
  }
}

/** Any CSS colour, drawn to read it; undefined when it is not opaque. */
function colourOf(value: string): Rgb | undefined {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return undefined;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return alpha < 255 ? undefined : [red / 255, green / 255, blue / 255];
}
