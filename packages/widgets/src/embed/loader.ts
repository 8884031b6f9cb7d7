/**
 * The one script a webmaster pastes: classic, async, anywhere on the page. Finds the tags now and later, loads a
 * widget when it nears the view, and until then reserves its height, so that nothing moves. On a site of another origin
 * it first asks the endpoint whether the widgets run in the page or in frames; markup has no say in that. What few pages
 * need (other forms of the tags, settings, `on-success`, mistakes) is in `extras`, loaded on demand.
 */
import { reserved, usualHeight, withoutAccount } from '../generated/embed.ts';

void (() => {
  type Extras = Record<'watchTag' | 'configure' | 'diagnose' | 'reportMissing' | 'report' | 'upgrade', (...details: unknown[]) => unknown>;
  type Work = (vk: object) => void;
  // Not `currentScript`: an image of that name on the page would take its place.
  const script = document.querySelector<HTMLScriptElement>('script[src*="/vk.js"]');
  const base = script?.src || location.href;
  const page = globalThis as { [key: symbol]: unknown; vkq?: { push(work: Work): void } | Work[] };
  const PAGE = Symbol.for('vk.page/1');
  const load = (name: string) => import(/* @vite-ignore */ new URL(`${name}.js`, base) as unknown as string) as Promise<Extras>;
  const quietly = () => undefined;
  const extras = (what: keyof Extras, ...details: unknown[]) => load('extras').then((module) => module[what](...details), quietly);
  if (page[PAGE]) return extras('report', 'VK-103', base);
  const defaults: Record<string | symbol, string | undefined> = (page[PAGE] = { __proto__: null, ...script?.dataset } as object as Record<string | symbol, string | undefined>);

  const seen = new WeakSet<Element>();
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  /** Index into reserved heights: 1 for a visitor who was signed in before. */
  let wasSignedIn: 0 | 1 = 0;
  let ready: Promise<unknown> | undefined;
  /** Settles to whether the widgets run in the page itself. */
  let inPage: unknown = true;
  const open = async (name: string) => (await inPage) && load(name);

  /** Once, with the first tag: the settings of the page come before it. */
  const begin = async () => {
    if (document.querySelector('script[data-vk-config]') || Object.keys(defaults).some((key) => !/^(endpoint|phone)$/.test(key))) await extras('configure', defaults, script);
    let endpoint = (defaults['endpoint'] ??= new URL(base).origin);
    let isOwn = endpoint === 'demo';
    try {
      const { href, origin } = new URL(endpoint, location.href);
      if (!isOwn) {
        endpoint = href.replace(/\/+$/, '');
        isOwn = origin === location.origin;
      }
      // Where the client remembers a session.
      if (localStorage[`vk:${endpoint}:session`]) wasSignedIn = 1;
    } catch { /* storage is off, or the address is malformed */ }
    if (!isOwn) inPage = ask(endpoint);
  };
  const start = () => (ready ??= begin());

  const ask = async (endpoint: string) => {
    let fault: unknown;
    try {
      const { mode } = (await (await fetch(`${endpoint}/v1/site`)).json()) as { readonly mode?: string };
      // Under a symbol: neither an attribute nor the settings of the page can set it.
      if (mode === 'inline') return (defaults[PAGE] = endpoint);
      if (mode === 'framed') return void load(mode);
    } catch (thrown) {
      fault = thrown;
    }
    return void extras('diagnose', defaults['endpoint'], fault);
  };

  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const name = target.localName.slice(3);
      // The copy in one file also helps where chunks of two releases have met in a cache. A page with hashes names one release, and has none for the copy.
      void start().then(() => open(name)).catch(() => script?.integrity || open(`only/${name}`)).catch(quietly);
      // Never blank and never waiting for good: the fallback inside the tag stays, and the webmaster is told.
      setTimeout(() => customElements.get(target.localName) || extras('reportMissing', target, defaults['phone']), 8000);
    }
  }, { rootMargin: '600px' });

  const find = (root: ParentNode) => {
    for (const element of root.querySelectorAll<HTMLElement>('[data-vk],:not(:defined)')) {
      const { localName, dataset } = element;
      if (seen.has(element)) continue;
      seen.add(element);
      if (dataset['vk']) void extras('upgrade', element);
      if (!/^vk-/.test(localName)) continue;
      void start().then(() => {
        // Weaker than anything the page says of its tags, `vk.css` included.
        sheet.insertRule(`@layer{${localName}:not(:defined){display:block;min-block-size:${(reserved[localName] ?? usualHeight)[wasSignedIn]}em}}`);
        // In parallel with the first widget, not after it.
        void open('core').catch(quietly);
        if (!withoutAccount.includes(localName)) void open('account').catch(quietly);
      });
      near.observe(element);
      if (element.getAttributeNames().some((name) => !/^(id|class|lang|endpoint|meter-id|guest)$/.test(name))) void extras('watchTag', element, defaults);
    }
  };
  find(document);
  new MutationObserver(() => find(document)).observe(document, { childList: true, subtree: true });
  setTimeout(() => ready || extras('report', 'VK-102'), 8000);

  const vk = { find, on: (name: string, listener: (event: Event) => void) => document.addEventListener(`vk-${name}`, listener), push: (work: Work) => work(vk) };
  const waiting = page.vkq;
  page.vkq = vk;
  (waiting as Work[] | undefined)?.map?.(vk.push);
  return undefined;
})();
