/** Parts of the embed script that few pages need: other forms of the tags, settings, `on-success`, and checks. */
import { successEvents, tags } from '../generated/tags.ts';
import { report } from './diagnosis.ts';
import { runOnSuccess } from './on-success.ts';
import { reportUnknown } from './unknown-tag.ts';

export { diagnose, report } from './diagnosis.ts';

/** Merges the settings of `<script type="application/json" data-vk-config>` and the script's attributes; the attributes win. */
export function configure(defaults: Record<string, unknown>, script: HTMLScriptElement | null): void {
  const config = document.querySelector('script[data-vk-config]');
  try {
    Object.assign(defaults, JSON.parse(config?.textContent || '{}'), script?.dataset);
  } catch (fault) {
    report('VK-203', (fault as Error).message);
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

let isListening = false;

/** Runs `on-success` of every tag. */
export function listen(defaults: Readonly<Record<string, unknown>>): void {
  if (isListening) return;
  isListening = true;
  // Only events of the tag itself count: a sign-in inside the frame of a reading form is not yet a reading.
  for (const [tag, name] of Object.entries(successEvents))
    document.addEventListener(name, ({ target }) => {
      const { localName } = target as Element;
      const rule = localName === tag ? (target as Element).getAttribute('on-success') : null;
      if (rule) void runOnSuccess(rule, defaults['endpoint']);
    });
}

/** Looks for mistakes of the page, eight seconds after its start. */
export async function check(
  defaults: Readonly<Record<string | symbol, unknown>>,
  script: HTMLScriptElement | null,
): Promise<void> {
  const { PageCheck } = await import('./page-check.ts');
  await new PageCheck(defaults, script).run();
}
