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
  const endpoint = script?.dataset['endpoint'] ?? new URL(base).origin;
  page[PAGE] = { endpoint, phone: script?.dataset['phone'] };

  /** Tags and the room each takes, in lines of text: while nobody is signed in, and for somebody who is. */
  const rooms: Record<string, readonly [number, number]> = { 'vk-utility': [0, 0], 'vk-login': [25, 10], 'vk-balance-card': [9, 17], 'vk-reading-form': [9, 24], 'vk-claim-form': [9, 38] };
  let inside = 0;
  try {
    // The place where the kit remembers that somebody was here.
    if (localStorage.getItem(`vk:${endpoint === 'demo' ? endpoint : new URL(endpoint, location.href).href.replace(/\/+$/, '')}:session`)) inside = 1;
  } catch { /* the browser keeps nothing */ }
  const tags = Object.keys(rooms);
  const load = (name: string) => void import(/* @vite-ignore */ new URL(`${name}.js`, base).href);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tags.map((tag) => `${tag}:not(:defined){display:block;min-block-size:${rooms[tag]?.[inside]}em}`).join(''));
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
