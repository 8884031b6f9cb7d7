/** The look of the endpoint's own small pages: the window of consent, and the document of a frame. */
export function pageSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root{color-scheme:light dark}body{margin:0;font:1em/1.45 system-ui,sans-serif}main{display:grid;gap:1em;max-inline-size:28em;margin:1em auto;padding:0 1em}h1{font-size:1.2em;margin:0}vk-login{order:1}');
  return sheet;
}

/** A frame has no ground of its own and no more margin than the ring of focus takes. */
export function frameSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('body{margin:0;padding:4px;background:none;font:1em/1.45 system-ui,sans-serif;overflow:hidden}p{margin:0}p:not(:empty){padding:.75em 1em}');
  return sheet;
}
