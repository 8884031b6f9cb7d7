import { expect } from '@open-wc/testing';
import type { ScenarioName } from '@vodokanal/mocks';
import { unsafeStatic, html as staticHtml } from 'lit/static-html.js';
import { axeFaults, eventually, settled, stage, textOf } from './setup.ts';
import { withoutRussian } from './text-of.ts';

export interface Branch {
  readonly name: string;
  readonly scenario: ScenarioName;
  /** What the branch must show, in Russian and in English. */
  readonly sees: RegExp;
  readonly seesEnglish: RegExp;
}

const element = (tag: string) => staticHtml`<${unsafeStatic(tag)}></${unsafeStatic(tag)}>`;
/** Data of the utility, which is Russian in every language. */
const FROM_UTILITY =
  /г\. Родников, (ул\. Ключевая, д\. 12, кв\. \d+|ул\. Набережная, д\. 10|пер\. Колодезный, д\. 4)|кухня|санузел/g;
const ALLOWED_LATIN = /\S+@\S+|\b(PDF|SMS|QR|MAX|XLSX|CSV|TXT|Excel|Enter|Ctrl)\b/g;

/** Checks that hold for every widget. */
export function runWidgetTests(tag: string, branches: readonly Branch[]): void {
  describe(`${tag}: common checks`, () => {
    for (const { name, scenario, sees, seesEnglish } of branches) {
      it(`shows the branch ${name} without axe violations, in Russian and English, at 240 and 1200 px`, async () => {
        for (const [lang, width] of [
          ['ru', 1200],
          ['ru', 240],
          ['en', 240],
        ] as const) {
          const { host } = await stage(element(tag), scenario, { lang, width });
          const widget = host.querySelector(tag)!;
          await eventually(() => (lang === 'ru' ? sees : seesEnglish).test(textOf(widget)));
          expect(textOf(widget).length).to.be.at.least(4);
          if (lang === 'ru') expect(textOf(widget).replace(ALLOWED_LATIN, '')).not.to.match(/[A-Za-z]{2,}/);
          else expect(withoutRussian(widget).replace(FROM_UTILITY, '')).not.to.match(/[а-яё]{4,}/i);
          expect(await axeFaults(widget)).to.deep.equal([]);
          expect(widget.scrollWidth, 'no horizontal overflow').to.be.at.most(widget.clientWidth);
          host.remove();
        }
      });
    }

    if (branches.some(({ name, sees }) => name === 'signedOut' && sees.source.includes('войдите в личный кабинет'))) {
      it('asks to sign in again when the session has expired', async () => {
        const { host, client, state } = await stage(element(tag));
        const widget = host.querySelector(tag)!;
        state.session = undefined;
        await client.send('GET', '/v1/accounts').catch(() => undefined);
        expect(client.session.state).to.equal('expired');
        await eventually(() => /Время входа истекло\. Войдите ещё раз/.test(textOf(widget)));
        expect(await axeFaults(widget)).to.deep.equal([]);
      });
    }

    it('works after it is removed and added again', async () => {
      const { host } = await stage(element(tag), 'happy');
      const widget = host.querySelector(tag)!;
      const before = await eventually(() => textOf(widget));
      widget.remove();
      host.append(widget);
      await settled(host);
      await eventually(() => textOf(widget) === before || textOf(widget).length >= before.length);
    });

    it('falls back to Russian for an unknown language, and follows changes of lang', async () => {
      const { host } = await stage(element(tag), 'happy', { lang: 'xx' });
      const widget = host.querySelector(tag)!;
      await eventually(() => /[а-яё]{4}/i.test(textOf(widget)));
      host.lang = 'en';
      await eventually(() => /[a-z]{4}/i.test(textOf(widget)));
      host.lang = 'ru';
      await eventually(() => !/\b(the|and|you|sign)\b/i.test(textOf(widget)));
    });

    it('uses the texts set by the page', async () => {
      const { host } = await stage(element(tag), 'signedOut');
      const widget = host.querySelector(tag) as HTMLElement & { texts?: Record<string, string> };
      widget.texts = { title: 'Название от страницы' };
      await eventually(() => textOf(widget).includes('Название от страницы'));
    });

    it('ignores a second definition', async () => {
      const { define } = await import('../kit/define.ts');
      const first = customElements.get(tag)!;
      define(tag, class extends HTMLElement {});
      expect(customElements.get(tag)).to.equal(first);
    });

    it('leaves no nodes and listeners after 200 mounts', async () => {
      const { host } = await stage(element(tag), 'happy');
      host.replaceChildren();
      const added = new Map<EventTarget, number>();
      const original = {
        add: EventTarget.prototype.addEventListener,
        remove: EventTarget.prototype.removeEventListener,
      };
      const isShared = (target: EventTarget) =>
        target === window || target === document || target === document.documentElement;
      EventTarget.prototype.addEventListener = function (...args: Parameters<EventTarget['addEventListener']>) {
        if (isShared(this ?? window)) added.set(this ?? window, (added.get(this ?? window) ?? 0) + 1);
        original.add.apply(this, args);
      };
      EventTarget.prototype.removeEventListener = function (...args: Parameters<EventTarget['removeEventListener']>) {
        if (isShared(this ?? window)) added.set(this ?? window, (added.get(this ?? window) ?? 0) - 1);
        original.remove.apply(this, args);
      };
      const nodes = document.querySelectorAll('*').length;
      const sheets = document.adoptedStyleSheets.length;
      try {
        for (let mount = 0; mount < 200; mount++) {
          const widget = document.createElement(tag);
          host.append(widget);
          await (widget as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
          widget.remove();
        }
      } finally {
        EventTarget.prototype.addEventListener = original.add;
        EventTarget.prototype.removeEventListener = original.remove;
      }
      expect(document.querySelectorAll('*').length).to.equal(nodes);
      expect(document.adoptedStyleSheets.length).to.be.at.most(sheets + 1);
      expect([...added.values()].filter((count) => count !== 0)).to.deep.equal([]);
    });
  });
}
