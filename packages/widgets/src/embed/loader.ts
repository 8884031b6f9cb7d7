/**
 * The one script a webmaster pastes: classic, async, anywhere on the page. It finds tags now and later, loads a widget
 * when it comes near the viewport, and reserves its height until then to avoid layout shifts. On another origin it first
 * asks the endpoint whether the widgets run inline or in frames; the page cannot decide that. Rarely needed parts (other
 * forms of the tags, settings, `on-success`) are in `extras`, loaded on demand. After eight seconds `extras` also looks for
 * mistakes of the page, so that the loader holds no checks.
 */
import { reserved, usualHeight, withoutAccount } from '../generated/embed.ts';

void (() => {
  type Extras = Record<
    'listen' | 'configure' | 'diagnose' | 'check' | 'report' | 'upgrade',
    (...details: unknown[]) => unknown
  >;
  type Work = (vk: object) => void;
  // From the prototype, because an element of the page named "currentScript" shadows the property.
  const prototype = Reflect.getPrototypeOf(document) as Document;
  const script = Reflect.get(prototype, 'currentScript', document) as HTMLScriptElement | null;
  // A module has no current script, but an error knows its address.
  const base = script?.src || (/\w+:\S+?(?=:\d+:\d)/.exec(Error().stack ?? '')?.[0] ?? location.href);
  const page = globalThis as { [key: symbol]: unknown; vkq?: { push(work: Work): void } | Work[] };
  const PAGE = Symbol.for('vk.page/1');
  const load = (name: string) =>
    import(/* @vite-ignore */ new URL(`${name}.js`, base) as unknown as string) as Promise<Extras>;
  const ignore = () => undefined;
  const extras = (what: keyof Extras, ...details: unknown[]) =>
    load('extras').then(
      (module) => module[what](...details),
      // No file beside the script loads.
      () => console.warn(`VK-105 ${base}`),
    );
  if (page[PAGE]) return extras('report', 'VK-103', base);
  const defaults: Record<string | symbol, string | undefined> = (page[PAGE] = {
    __proto__: null,
    ...script?.dataset,
  } as object as Record<string | symbol, string | undefined>);

  const seen = new WeakSet<Element>();
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  /** Index into the reserved heights: 1 for a visitor who was signed in before. */
  let wasSignedIn: 0 | 1 = 0;
  let ready: Promise<unknown> | undefined;
  /** Resolves to a truthy value when the widgets run inline. */
  let inline: unknown = true;
  const loadInline = async (name: string) => (await inline) && load(name);

  /** Runs once, with the first tag, because the page's settings must stand before it. */
  const configure = async () => {
    if (document.querySelector('script[data-vk-config]')) await extras('configure', defaults, script);
    let endpoint = (defaults['endpoint'] ??= new URL(base).origin);
    let isOwn = endpoint === 'demo';
    try {
      const { href, origin } = new URL(endpoint, location.href);
      if (!isOwn) {
        endpoint = href.replace(/\/+$/, '');
        isOwn = origin === location.origin;
      }
      // The client's hint that somebody was signed in.
      if (localStorage[`vk:${endpoint}:session`]) wasSignedIn = 1;
    } catch {
      /* storage is off, or the address is malformed */
    }
    if (!isOwn) inline = askMode(endpoint);
  };
  const start = () => (ready ??= configure());

  const askMode = async (endpoint: string) => {
    let fault: unknown;
    try {
      const site = (fault = await (await fetch(`${endpoint}/v1/site`)).json()) as {
        readonly mode?: string;
        readonly crossSite?: boolean;
      };
      // The key is a symbol, so that neither attributes nor settings of the page can set it.
      if (site.mode === 'inline' && !site.crossSite) return (defaults[PAGE] = endpoint);
      if (site.mode === 'framed') return void load(site.mode);
    } catch (thrown) {
      fault = thrown;
    }
    return void extras('diagnose', defaults['endpoint'], fault);
  };

  const viewport = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        viewport.unobserve(target);
        const name = target.localName.slice(3);
        // The one-file copy also helps when a cache has mixed chunks of two releases. A page with integrity hashes cannot use it, because its hash is not on the page.
        void start()
          .then(() => loadInline(name))
          .catch(() => script?.integrity || loadInline(`only/${name}`))
          .catch(ignore);
      }
    },
    { rootMargin: '600px' },
  );

  const find = (root: ParentNode) => {
    for (const element of root.querySelectorAll<HTMLElement>('[data-vk],:not(:defined)')) {
      const { localName, dataset } = element;
      if (seen.has(element)) continue;
      seen.add(element);
      if (dataset['vk']) void extras('upgrade', element);
      if (!/^vk-/.test(localName)) continue;
      void start().then(() => {
        // In a layer, so that any rule of the page wins, `vk.css` included.
        sheet.insertRule(
          `@layer{${localName}:not(:defined){display:block;min-block-size:${(reserved[localName] ?? usualHeight)[wasSignedIn]}em}}`,
        );
        // Shared chunks load in parallel with the first widget.
        void loadInline('core').catch(ignore);
        if (!withoutAccount.includes(localName)) void loadInline('account').catch(ignore);
      });
      viewport.observe(element);
      if (element.hasAttribute('on-success')) void extras('listen', defaults);
    }
  };
  find(document);
  new MutationObserver(() => find(document)).observe(document, { childList: true, subtree: true });
  setTimeout(() => extras('check', defaults, script), 8000);

  const vk = {
    find,
    on: (name: string, listener: (event: Event) => void) => document.addEventListener(`vk-${name}`, listener),
    push: (work: Work) => work(vk),
  };
  const queued = page.vkq;
  page.vkq = vk;
  (queued as Work[] | undefined)?.map?.(vk.push);
  return undefined;
})();
