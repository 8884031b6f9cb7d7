/** What only some pages need of the embed script: other forms of the tags, settings, `on-success`, and what goes wrong. */
import { successEvents, tags } from '../generated/tags.ts';
import { runOnSuccess } from './on-success.ts';
import { checkPage, checkTag, report } from './diagnosis.ts';
import { nearestName } from './nearest-name.ts';

export { diagnose, report } from './diagnosis.ts';

/** `<script type="application/json" data-vk-config>` and the attributes of the script; the script wins. */
export function configure(defaults: Record<string, unknown>, script: HTMLScriptElement | null): void {
  const config = document.querySelector('script[data-vk-config]');
  checkPage(config, script);
  try {
    Object.assign(defaults, JSON.parse(config?.textContent || '{}'), script?.dataset);
  } catch { /* checkPage has said so */ }
}

/** `<div data-vk="login">` and `<a data-vk="login" href>` are `<vk-login>` for editors and visitors that want no unknown tags. */
export function upgrade(element: HTMLElement): void {
  const name = `vk-${element.dataset['vk']}`;
  if (!tags.includes(name)) return reportUnknown(name);
  const tag = document.createElement(name);
  for (const { name: attribute, value } of [...element.attributes]) if (attribute !== 'data-vk' && attribute !== 'href') tag.setAttribute(attribute.replace(/^data-/, ''), value);
  element.replaceWith(tag);
  if (element.localName === 'a') {
    // The link works without any script, and stays what is seen until the widget is there.
    element.removeAttribute('data-vk');
    tag.append(element);
  } else tag.append(...element.childNodes);
}

const reportUnknown = (name: string): void => report('VK-201', name, nearestName(name, tags) ?? tags.join(', '));

let isListening = false;

/** A tag with attributes that only the page knows: `on-success`, or a mistake. */
export function watchTag(element: Element, defaults: Readonly<Record<string, unknown>>): void {
  if (element.hasAttribute('on-success') && !isListening) {
    isListening = true;
    // A sign-in inside the frame of a reading form is not yet a reading.
    for (const [tag, name] of Object.entries(successEvents)) document.addEventListener(name, ({ target }) => {
      const { localName } = target as Element;
      const rule = localName === tag ? (target as Element).getAttribute('on-success') : null;
      if (rule) void runOnSuccess(rule, defaults['endpoint']);
    });
  }
  void customElements.whenDefined(element.localName).then((made) => checkTag(element, (made as { readonly observedAttributes?: readonly string[] }).observedAttributes ?? []));
}

/** Eight seconds and no widget: the visitor sees what stands in the tag, or a sentence. */
export function reportMissing(element: Element, phone: unknown): void {
  // Not one of ours: a slip of the pen, or somebody else's element, which is left alone.
  if (!tags.includes(element.localName)) return reportUnknown(element.localName);
  report('VK-101', element.localName);
  if (element.textContent?.trim() || element.children.length > 0) return;
  const isEnglish = element.closest('[lang]')?.getAttribute('lang')?.startsWith('en') === true;
  element.textContent = isEnglish
    ? `This part did not open. ${typeof phone === 'string' ? `Please call ${phone}.` : 'Reload the page or call us.'}`
    : `Раздел не открылся. ${typeof phone === 'string' ? `Позвоните: ${phone}.` : 'Обновите страницу или позвоните нам.'}`;
}
