import type { ReactiveController } from 'lit';
import type { Problem } from '@vodokanal/client';
import type { VkElement } from '../element.ts';
import { inTime } from '../controllers/in-time.ts';
import { languageOf, onLanguageChange } from './language.ts';
import { pageDefaults } from '../page-defaults.ts';
import kit from './messages/ru.ts';

export type Catalog = Record<string, string>;
type Load = () => Promise<{ readonly default: Catalog }>;
type Parameters = Record<string, string | number | undefined>;

const loadKit: Record<string, Load> = { en: () => import('./messages/en.ts') };

export interface Translate<Key extends string> {
  /**
   * The text of a key. `{name}` is replaced by a parameter, `{count|one|few|many}` by the plural form for a number. Texts
   * set by the page override the kit's.
   */
  (key: Key | keyof typeof kit, parameters?: Parameters): string;
  /** Language of the texts in use, two letters. */
  language(): string;
  problem(problem: Problem): string;
  /** Formats the hours and minutes of an instant. */
  time(instant: string | number): string;
}

/** The texts of a widget in the language of its place in the page. Russian is built in; others load when needed. */
export function messages<Own extends Catalog>(
  host: VkElement,
  own: Own,
  load: Record<string, Load>,
): Translate<keyof Own & string> {
  let language = 'ru';
  let texts: Catalog = { ...kit, ...own };
  let unsubscribe: (() => void) | undefined;
  let fromScript: Catalog = {};

  const updateLanguage = () => {
    const wanted = languageOf(host);
    const known = wanted === 'ru' || load[wanted] ? wanted : 'ru';
    if (known === language) return;
    language = known;
    const apply = (more: readonly Catalog[]) => {
      if (language !== known) return;
      texts = Object.assign({}, kit, own, ...more) as Catalog;
      host.loading = undefined;
      host.requestUpdate();
    };
    if (known === 'ru') apply([]);
    // When its texts fail to load or are late, a widget stays in Russian; it is never blank.
    else
      host.loading = inTime(
        Promise.all([loadKit[known]?.(), load[known]?.()]).then(
          (packs) => apply(packs.map((pack) => pack?.default ?? {})),
          () => apply([]),
        ),
      ).finally(() => {
        host.loading = undefined;
      });
  };
  const controller: ReactiveController = {
    hostConnected() {
      fromScript = pageTextsOf(host);
      unsubscribe = onLanguageChange(updateLanguage);
      updateLanguage();
    },
    hostDisconnected: () => unsubscribe?.(),
  };
  host.addController(controller);

  const t = (key: string, parameters: Parameters = {}): string =>
    (host.texts?.[key] ?? fromScript[key] ?? texts[key] ?? key).replace(
      /\{(\w+)(?:\|([^}]*))?\}/g,
      (_, name: string, forms?: string) => {
        const value = parameters[name];
        return forms
          ? pluralOf(Number(value), forms.split('|'), language)
          : typeof value === 'number'
            ? value.toLocaleString(language)
            : (value ?? '');
      },
    );
  const time = (instant: string | number) =>
    new Date(instant).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });

  return Object.assign(t, {
    time,
    language: () => language,
    problem({ code, kind, retryAfter = 0 }: Problem) {
      const text = t(code, { until: time(Date.now() + retryAfter * 1000 + 60_000) });
      const phone = pageDefaults().phone ?? host.client?.phone;
      // Add the phone number when only the utility can help.
      return (
        (text === code ? t(`kind-${kind}`) : text) +
        (phone && /^[blo]/.test(kind) ? ` ${t('callUs', { phone: phone.replace(/ /g, '\u00a0') })}` : '')
      );
    },
  });
}

/** Texts set by the page: inside the widget, or for all widgets of its tag. */
function pageTextsOf(element: Element): Catalog {
  const read = (script: Element | null) => {
    try {
      return JSON.parse(script?.textContent ?? '{}') as Record<string, never>;
    } catch {
      return {};
    }
  };
  const kind = 'script[type="application/json"]';
  return Object.assign(
    {},
    read(document.querySelector(`${kind}[data-vk-texts]`))[element.localName],
    read(element.querySelector(`:scope>${kind}`)),
  ) as Catalog;
}

const FORMS: Readonly<Record<string, number>> = { one: 0, few: 1, many: 2 };

function pluralOf(count: number, forms: readonly string[], language: string): string {
  return forms[FORMS[new Intl.PluralRules(language).select(count)] ?? forms.length - 1] ?? '';
}
