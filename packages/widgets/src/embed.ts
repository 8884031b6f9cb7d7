/**
 * The one script a webmaster pastes: classic, async, anywhere on the page. Finds the tags now and later, loads a
 * widget when it nears the view, and until then keeps its room, so that nothing jumps. On a site of another origin it
 * first asks the endpoint whether the widgets stand in the page or in frames; markup has no say in that. What few pages
 * need (other forms of the tags, settings, `on-success`, mistakes) is in `extras`, and loaded where it is met.
 */
void (() => {
  type Extras = Record<'attend' | 'configure' | 'diagnose' | 'missing' | 'report' | 'upgrade', (...details: unknown[]) => unknown>;
  type Work = (vk: object) => void;
  // Not `currentScript`: an image of that name on the page would take its place.
  const script = document.querySelector<HTMLScriptElement>('script[src*="/vk.js"]');
  const base = script?.src || location.href;
  const page = globalThis as { [key: symbol]: unknown; vkq?: { push(work: Work): void } | Work[] };
  const PAGE = Symbol.for('vk.page/1');
  const load = (name: string) => import(/* @vite-ignore */ new URL(`${name}.js`, base).href) as Promise<Extras>;
  const quietly = () => undefined;
  const extras = (what: keyof Extras, ...details: unknown[]) => load('extras').then((module) => module[what](...details), quietly);
  if (page[PAGE]) return extras('report', 'VK-103', base);
  const defaults: Record<string | symbol, string | undefined> = (page[PAGE] = { __proto__: null, ...script?.dataset } as object as Record<string | symbol, string | undefined>);

  /** Widgets and the room each takes, in lines of text: while nobody is signed in, and for somebody who is. */
  const rooms: Record<string, readonly [number, number]> = { utility: [0, 0], login: [25, 10], 'balance-card': [9, 17], 'reading-form': [9, 24], 'claim-form': [9, 38] };
  const tags = Object.keys(rooms).map((name) => `vk-${name}`);
  const seen = new WeakSet<Element>();
  let ready: Promise<unknown> | undefined;
  let open: (name: string) => unknown = (name) => load(name).catch(quietly);

  /** Once, with the first tag: what the page says of itself stands before it. */
  const begin = async () => {
    if (document.querySelector('script[data-vk-config]') || Object.keys(defaults).some((key) => !/^(endpoint|phone)$/.test(key))) await extras('configure', defaults, script);
    let endpoint = (defaults['endpoint'] ??= new URL(base).origin);
    const isDemo = endpoint === 'demo';
    let isOwn = isDemo;
    let inside: 0 | 1 = 0;
    try {
      const { href, origin } = new URL(endpoint, location.href);
      isOwn ||= origin === location.origin;
      if (!isDemo) endpoint = href.replace(/\/+$/, '');
      // The place where the kit remembers that somebody was here.
      if (localStorage.getItem(`vk:${endpoint}:session`)) inside = 1;
    } catch { /* the browser keeps nothing, or the address is none */ }
    const sheet = new CSSStyleSheet();
    // Weaker than anything the page says of its tags.
    sheet.replaceSync(Object.entries(rooms).map(([name, room]) => `:where(vk-${name}:not(:defined)){display:block;min-block-size:${room[inside]}em}`).join(''));
    document.adoptedStyleSheets.push(sheet);
    if (isOwn) return;
    try {
      const { mode } = (await (await fetch(`${endpoint}/v1/site`)).json()) as { readonly mode?: string };
      // Under a symbol: neither an attribute nor the settings of the page can say it.
      if (mode === 'inline') defaults[PAGE] = endpoint;
      else {
        open = quietly;
        await (mode === 'framed' ? load(mode) : extras('diagnose', defaults['endpoint']));
      }
    } catch (fault) {
      open = quietly;
      void extras('diagnose', defaults['endpoint'], fault);
    }
  };
  const start = () => (ready ??= begin());

  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      void start().then(() => open(target.localName.slice(3)));
      // Never blank, never waiting for good: what stands in the tag stays, and somebody is told.
      setTimeout(() => customElements.get(target.localName) || extras('missing', target, defaults['phone']), 8000);
    }
  }, { rootMargin: '600px' });

  const find = (root: ParentNode) => {
    for (const element of root.querySelectorAll(`[data-vk],:is(${tags.join()}):not(:defined)`)) {
      if (seen.has(element)) continue;
      seen.add(element);
      const name = element.localName.slice(3);
      if (!rooms[name]) {
        void extras('upgrade', element, tags);
        continue;
      }
      // Everything stands on the core: it comes in parallel with the first widget, not after it.
      void start().then(() => open('core'));
      // It has no place of its own to come near.
      if (name === 'utility') void start().then(() => open(name));
      else near.observe(element);
      if ([...element.attributes].some((attribute) => !/^(id|class|lang|endpoint|meter-id|guest)$/.test(attribute.name))) void extras('attend', element, defaults);
    }
  };
  find(document);
  new MutationObserver(() => find(document)).observe(document, { childList: true, subtree: true });
  setTimeout(() => ready || extras('report', 'VK-102'), 8000);

  const vk = { find, on: (name: string, listener: (event: Event) => void) => document.addEventListener(`vk-${name}`, listener), push: (work: Work) => work(vk) };
  const waiting = page.vkq;
  page.vkq = vk;
  if (Array.isArray(waiting)) for (const work of waiting as Work[]) work(vk);
  return undefined;
})();
