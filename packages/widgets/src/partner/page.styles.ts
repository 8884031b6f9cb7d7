/** Styles of the endpoint's consent window. */
export function pageSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':root{color-scheme:light dark}body{margin:0;font:1em/1.45 system-ui,sans-serif}main{display:grid;gap:1em;max-inline-size:28em;margin:1em auto;padding:0 1em}h1{font-size:1.2em;margin:0}vk-login{order:1}',
  );
  return sheet;
}

/** Styles of a frame's document: no background, and just enough padding for the focus ring. */
export function frameSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    'body{margin:0;padding:4px;background:none;font:1em/1.45 system-ui,sans-serif;overflow:hidden}p{margin:0}p:not(:empty){padding:.75em 1em}',
  );
  return sheet;
}
