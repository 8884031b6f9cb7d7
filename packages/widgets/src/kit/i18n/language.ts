const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** The language an element stands in: of the nearest `lang`, also beyond shadow roots. Two letters, `ru` when none says. */
export function languageOf(element: Element): string {
  for (let node: Element | undefined = element; node; node = (node.getRootNode() as ShadowRoot).host) {
    const lang = node.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang.slice(0, 2).toLowerCase();
  }
  return 'ru';
}

/** To be told when any `lang` of the page changes; one observer serves all widgets and ends with the last of them. */
export function onLanguageChange(listener: () => void): () => void {
  (observer ??= new MutationObserver(() => { for (const each of [...listeners]) each(); })).observe(document, { attributes: true, subtree: true, attributeFilter: ['lang'] });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}
