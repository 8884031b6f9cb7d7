/**
 * The one script a webmaster pastes: classic, async, anywhere on the page. Finds the tags now and later, loads a
 * widget when it nears the view, and until then keeps its room, so that nothing jumps.
 */
(() => {
  const script = document.currentScript as HTMLScriptElement | null;
  const base = script?.src ?? location.href;
  const page = globalThis as { [key: symbol]: unknown };
  const PAGE = Symbol.for('vk.page/1');
  if (page[PAGE]) return;
  page[PAGE] = { endpoint: script?.dataset['endpoint'] ?? new URL(base).origin, phone: script?.dataset['phone'] };

  /** Tags and the room each takes, in lines of text. */
  const rooms: Record<string, number> = { 'vk-utility': 0, 'vk-login': 24.5, 'vk-balance-card': 15, 'vk-reading-form': 30, 'vk-claim-form': 32 };
  const tags = Object.keys(rooms);
  const load = (name: string) => void import(/* @vite-ignore */ new URL(`${name}.js`, base).href);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tags.map((tag) => (rooms[tag] ? `${tag}:not(:defined){display:block;min-block-size:${rooms[tag]}em}` : '')).join(''));
  document.adoptedStyleSheets.push(sheet);

  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      load(target.localName.slice(3));
    }
  }, { rootMargin: '600px' });
  const seen = new WeakSet<Element>();
  const find = () => {
    for (const element of document.querySelectorAll(`:is(${tags.join()}):not(:defined)`)) {
      if (seen.has(element)) continue;
      seen.add(element);
      // Everything stands on the core: it comes in parallel with the first widget, not after it.
      load('core');
      if (element.localName === 'vk-utility') load('utility');
      else near.observe(element);
    }
  };
  find();
  new MutationObserver(find).observe(document, { childList: true, subtree: true });
})();
