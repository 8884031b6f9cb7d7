const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** The language of an element: the nearest `lang`, across shadow roots, as two letters; `ru` when there is none. */
export function languageOf(element: Element): string {
  for (let node: Element | undefined = element; node; node = (node.getRootNode() as ShadowRoot).host) {
    const lang = node.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang.slice(0, 2).toLowerCase();
  }
  return 'ru';
}

/** Calls the listener when any `lang` on the page changes. All widgets share one observer. Returns the function that unsubscribes. */
export function onLanguageChange(listener: () => void): () => void {
  (observer ??= new MutationObserver(() => {
    for (const each of [...listeners]) each();
  })).observe(document, { attributes: true, subtree: true, attributeFilter: ['lang'] });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}
