import { expect } from '@open-wc/testing';
import { PASSWORD } from '@vodokanal/mocks';
import { Idiomorph } from 'idiomorph';
import { createElement } from 'react';
import '../../define/login.ts';
import '../../define/register.ts';
import { eventually, html, settled, stage, textOf } from '../../testing/setup.ts';

/** The libraries have no types. */
const load = async <T>(module: Promise<unknown>): Promise<T> => (await module) as T;
const turbo = () => load<{ morphElements(current: Element, next: Element): void }>(import('@hotwired/turbo' as string));
const reactDom = () =>
  load<{
    hydrateRoot(container: Element, tree: unknown, options: object): { unmount(): void };
  }>(import('react-dom/client' as string));
const reactServer = () => load<{ renderToString(tree: unknown): string }>(import('react-dom/server.browser' as string));

const field = (widget: Element, name: string) =>
  widget.querySelector<HTMLInputElement>(`:scope>[slot=vk-fields] [name="${name}"]`)!;
const type = (input: HTMLInputElement, text: string) => {
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
};

/** What a server answers for the same page: its markup knows nothing of our fields. */
const PAGES = {
  'an empty tag': '<vk-login></vk-login>',
  'a fallback link': '<vk-login><a href="/login">Войти</a></vk-login>',
  'other children in place of the fields': '<vk-login><div slot="links">Помощь</div><div>Ещё</div></vk-login>',
  'the form of the snippet':
    '<vk-login><div slot="vk-fields" data-vk-owned><form method="post"><input id="vk-username" name="username"><input id="vk-password" name="password" type="password"><button>Войти</button></form></div></vk-login>',
} as const;

const morphs: Readonly<Record<string, (host: Element, markup: string) => Promise<void>>> = {
  idiomorph: async (host, markup) => {
    Idiomorph.morph(host, markup, { morphStyle: 'innerHTML' });
    return Promise.resolve();
  },
  Turbo: async (host, markup) => {
    const { morphElements } = await turbo();
    const next = host.cloneNode() as Element;
    next.append(document.createRange().createContextualFragment(markup));
    morphElements(host, next);
  },
};

describe('fields in the light DOM', () => {
  for (const [library, morph] of Object.entries(morphs))
    for (const [page, markup] of Object.entries(PAGES))
      it(`keep what was typed when ${library} morphs the page to ${page}`, async () => {
        const { host } = await stage(html`<vk-login></vk-login>`, 'signedOut');
        const widget = host.querySelector('vk-login')!;
        type(await eventually(() => field(widget, 'username')), '230100001');
        type(field(widget, 'password'), PASSWORD);
        await morph(host, markup);
        expect(host.querySelector('vk-login'), 'the same widget').to.equal(widget);
        await eventually(() => field(widget, 'password')?.value === PASSWORD);
        await settled(host);
        expect(field(widget, 'username').value).to.equal('230100001');
        expect(widget.querySelectorAll('[name=username]').length).to.equal(1);
        field(widget, 'username').form!.requestSubmit();
        await eventually(() => /Вы вошли/.test(textOf(widget)));
      });

  it('keep the focus when the page removes them', async () => {
    const { host } = await stage(html`<vk-login></vk-login>`, 'signedOut');
    const widget = host.querySelector('vk-login')!;
    const input = await eventually(() => field(widget, 'username'));
    type(input, '2301');
    Idiomorph.morph(host, '<vk-login></vk-login>', { morphStyle: 'innerHTML' });
    await eventually(() => document.activeElement === input);
    expect(input.value).to.equal('2301');
  });

  it('keep what was typed into a registration', async () => {
    const { host } = await stage(html`<vk-register></vk-register>`, 'signedOut');
    const widget = host.querySelector('vk-register')!;
    const input = await eventually(() => widget.querySelector<HTMLInputElement>('[slot=vk-fields] input'));
    type(input, '230100012');
    Idiomorph.morph(host, '<vk-register><div>Свой текст</div></vk-register>', { morphStyle: 'innerHTML' });
    await eventually(
      () => widget.querySelector<HTMLInputElement>(':scope>[slot=vk-fields] input')?.value === '230100012',
    );
  });

  it('keep what was typed when the page moves the widget', async () => {
    const { host } = await stage(html`<vk-login></vk-login>`, 'signedOut');
    const widget = host.querySelector('vk-login')!;
    type(await eventually(() => field(widget, 'username')), '230100001');
    const other = document.createElement('section');
    host.append(other);
    other.append(widget);
    await settled(host);
    await eventually(() => field(widget, 'username')?.value === '230100001');
  });

  /** Renders on a server, lets the widgets start, and hydrates; returns the errors of React. */
  async function hydrate(tree: unknown): Promise<{ readonly host: HTMLElement; readonly errors: readonly string[] }> {
    const { host } = await stage(html`<div></div>`, 'signedOut');
    const container = host.firstElementChild as HTMLElement;
    const [{ renderToString }, { hydrateRoot }] = await Promise.all([reactServer(), reactDom()]);
    container.append(document.createRange().createContextualFragment(renderToString(tree)));
    const widget = container.querySelector('vk-login')!;
    await settled(container);
    const errors: string[] = [];
    hydrateRoot(container, tree, { onRecoverableError: (fault: unknown) => errors.push(String(fault)) });
    await eventually(() => container.querySelector('vk-login [name=username]'));
    expect(container.querySelector('vk-login') === widget || errors.length > 0).to.equal(true);
    return { host: container, errors };
  }

  it('come after React has hydrated a tag with defer-hydration', async () => {
    const release = (element: Element | null) => element?.removeAttribute('defer-hydration');
    const tree = createElement('main', null, createElement('vk-login', { 'defer-hydration': '', ref: release }));
    const { host, errors } = await hydrate(tree);
    expect(errors).to.deep.equal([]);
    expect(host.querySelectorAll('vk-login').length).to.equal(1);
  });

  it('come after React has hydrated a component', async () => {
    const { VkLogin } = await load<{ VkLogin: string }>(import('@vodokanal/react/login' as string));
    const { errors } = await hydrate(createElement('main', null, createElement(VkLogin)));
    expect(errors).to.deep.equal([]);
  });
});
