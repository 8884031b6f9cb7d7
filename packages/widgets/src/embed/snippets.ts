/**
 * The forms as plain markup to paste into a page: usable before the script arrives and without it, with the look of the
 * kit. When the script arrives, the widget takes over the typed values. A journey compares this markup with what the
 * widgets render.
 */
import login from '../login/messages/ru.ts';
import guest from '../reading/messages/guest.ru.ts';

export interface SnippetOptions {
  /** Base address of the endpoint, e.g. `https://lk.example.org`. */
  readonly endpoint: string;
  /** Folder of the kit's files, e.g. `https://lk.example.org/vk/1`. */
  readonly kit: string;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const field = (id: string, label: string, hint: string | undefined, control: string): string =>
  `<div class="vk-field"><label for="${id}">${escape(label)}</label>${hint ? `<p class="vk-hint" id="${id}-hint">${escape(hint)}</p>` : ''}${control}</div>`;

/** `vk-login` with its fields in the page's DOM, where password managers find them. */
export function loginSnippet({ endpoint, kit }: SnippetOptions): string {
  const username = field(
    'vk-username',
    login.login,
    login.loginHint,
    '<input id="vk-username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-describedby="vk-username-hint">',
  );
  const password = field(
    'vk-password',
    login.password,
    undefined,
    '<div class="vk-actions"><input id="vk-password" name="password" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" required></div>',
  );
  return `<link rel="stylesheet" href="${kit}/snippet-fields.css">
<vk-login endpoint="${endpoint}"><template shadowrootmode="open"><link rel="stylesheet" href="${kit}/snippet-login.css"><section class="vk-card" part="card" aria-labelledby="title"><slot name="heading"><h2 id="title" part="heading">${escape(login.title)}</h2></slot><slot name="vk-fields"></slot><slot name="links"></slot></section></template><div slot="vk-fields" data-vk-owned><form method="post" action="${endpoint}/post/session">${username}${password}<label class="vk-check"><input type="checkbox" name="remember">${escape(login.remember)}</label><button>${escape(login.submit)}</button></form></div></vk-login>
<script async src="${kit}/vk.js" data-endpoint="${endpoint}"></script>
`;
}

/** `vk-reading-form guest`: a reading by account number and serial number. */
export function guestSnippet({ endpoint, kit }: SnippetOptions): string {
  const fields = (['account', 'serial', 'value'] as const).map((name) =>
    field(
      name,
      guest[`guest-${name}`],
      guest[`guest-${name}-hint`],
      `<input id="${name}" name="${name}" inputmode="${name === 'value' ? 'decimal' : 'text'}" autocomplete="off" maxlength="40" required aria-describedby="${name}-hint">`,
    ),
  );
  return `<vk-reading-form guest endpoint="${endpoint}"><template shadowrootmode="open"><link rel="stylesheet" href="${kit}/snippet-reading-form.css"><section class="vk-card" part="card" aria-labelledby="title"><slot name="heading"><h2 id="title" part="heading">${escape(guest.guestTitle)}</h2></slot><form method="post" action="${endpoint}/post/guest-reading">${fields.join('')}<div class="vk-actions"><button>${escape(guest.guestSubmit)}</button></div></form></section></template></vk-reading-form>
<script async src="${kit}/vk.js" data-endpoint="${endpoint}"></script>
`;
}
