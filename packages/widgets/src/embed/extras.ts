/** Parts of the embed script that few pages need: other forms of the tags, settings, `on-success`, error reports. */
import { successEvents, tags } from '../generated/tags.ts';
import { runOnSuccess } from './on-success.ts';
import { checkPage, checkTag, report } from './diagnosis.ts';
import { nearestName } from './nearest-name.ts';

export { diagnose, report } from './diagnosis.ts';

/** Merges the settings of `<script type="application/json" data-vk-config>` and the script's attributes; the attributes win. */
export function configure(defaults: Record<string, unknown>, script: HTMLScriptElement | null): void {
  const config = document.querySelector('script[data-vk-config]');
  checkPage(config, script);
  try {
    Object.assign(defaults, JSON.parse(config?.textContent || '{}'), script?.dataset);
  } catch {
    /* reported by checkPage */
  }
}

/** Turns `<div data-vk="login">` and `<a data-vk="login" href>` into `<vk-login>`, for editors that remove unknown tags. */
export function upgrade(element: HTMLElement): void {
  const name = `vk-${element.dataset['vk']}`;
  if (!tags.includes(name)) return reportUnknown(name);
  const tag = document.createElement(name);
  for (const { name: attribute, value } of [...element.attributes])
    if (attribute !== 'data-vk' && attribute !== 'href') tag.setAttribute(attribute.replace(/^data-/, ''), value);
  element.replaceWith(tag);
  if (element.localName === 'a') {
    // The link works without a script and stays visible until the widget renders.
    element.removeAttribute('data-vk');
    tag.append(element);
  } else tag.append(...element.childNodes);
}

const reportUnknown = (name: string): void => report('VK-201', name, nearestName(name, tags) ?? tags.join(', '));

let isListening = false;

/** Handles a tag with attributes the loader does not know: `on-success`, or a mistake to report. */
export function watchTag(element: Element, defaults: Readonly<Record<string, unknown>>): void {
  if (element.hasAttribute('on-success') && !isListening) {
    isListening = true;
    // Only events of the tag itself count: a sign-in inside the frame of a reading form is not yet a reading.
    for (const [tag, name] of Object.entries(successEvents))
      document.addEventListener(name, ({ target }) => {
        const { localName } = target as Element;
        const rule = localName === tag ? (target as Element).getAttribute('on-success') : null;
        if (rule) void runOnSuccess(rule, defaults['endpoint']);
      });
  }
  void customElements
    .whenDefined(element.localName)
    .then((constructor) =>
      checkTag(element, (constructor as { readonly observedAttributes?: readonly string[] }).observedAttributes ?? []),
    );
}

/** Called when a widget has not loaded after eight seconds: the visitor sees the tag's content, or a sentence if it is empty. */
export function reportMissing(element: Element, phone: unknown): void {
  // An unknown tag is a spelling mistake or another library's element, which stays as it is.
  if (!tags.includes(element.localName)) return reportUnknown(element.localName);
  report('VK-101', element.localName);
  if (element.textContent?.trim() || element.children.length > 0) return;
  const isEnglish = element.closest('[lang]')?.getAttribute('lang')?.startsWith('en') === true;
  element.textContent = isEnglish
    ? `This part did not open. ${typeof phone === 'string' ? `Please call ${phone}.` : 'Reload the page or call us.'}`
    : `Раздел не открылся. ${typeof phone === 'string' ? `Позвоните: ${phone}.` : 'Обновите страницу или позвоните нам.'}`;
}
