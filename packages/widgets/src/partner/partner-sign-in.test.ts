import { expect } from '@open-wc/testing';
import { html as markup, render } from 'lit';
import { connect } from '@vodokanal/client';
import { mockFetch, scenario } from '@vodokanal/mocks';
import { define } from '../kit/define.ts';
import { axeFaults, eventually, memoryStorage, settled } from '../testing/setup.ts';
import { PartnerSignIn } from './partner-sign-in.ts';
import type { PartnerConnection } from './partner-connection.ts';

define('test-partner-sign-in', PartnerSignIn);

/** A frame's sign-in over a mock utility; `works` says whether codes are accepted. */
async function show(
  lang: string,
  { isIn = false, works = true, isOwnSiteOnly = false, width = 400 } = {},
): Promise<PartnerSignIn> {
  const state = scenario(isIn ? 'happy' : 'signedOut');
  const connection = connect({
    endpoint: location.origin,
    fetch: mockFetch(() => state),
    storage: memoryStorage(),
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
  });
  await connection.session.check();
  const partner: PartnerConnection = {
    site: 'https://portal.example.org',
    connection,
    redeem: () => {
      if (works) state.session = state.customers[0]!.id;
      return works ? connection.session.check().then(() => true) : Promise.resolve(false);
    },
    refuse: () => {},
  };
  const host = document.createElement('div');
  host.lang = lang;
  host.style.width = `${width}px`;
  document.body.append(host);
  render(
    markup`<test-partner-sign-in .partner=${partner} .isOwnSiteOnly=${isOwnSiteOnly}></test-partner-sign-in>`,
    host,
  );
  await settled(host);
  return host.querySelector<PartnerSignIn>('test-partner-sign-in')!;
}
const textOf = (element: PartnerSignIn) =>
  element.shadowRoot!.querySelector<HTMLElement>('section')!.innerText.replace(/\s+/gu, ' ');

describe('PartnerSignIn', () => {
  for (const lang of ['ru', 'en']) {
    for (const [state, options, words] of [
      [
        'signed out',
        {},
        {
          ru: /Эта страница не увидит ваш пароль.*Войти через сайт водоканала/,
          en: /will not see your password.*Sign in with the water utility/,
        },
      ],
      [
        'signed in',
        { isIn: true },
        { ru: /Вы вошли.*230100001.*Выйти на этом сайте/, en: /You are signed in.*230100001.*Sign out on this site/ },
      ],
      [
        'elsewhere',
        { isOwnSiteOnly: true },
        { ru: /Это делают на сайте водоканала/, en: /done on the site of the water utility/ },
      ],
    ] as const) {
      it(`shows ${state} in ${lang} at 240 px, without a password field or axe violations`, async () => {
        const element = await show(lang, { ...options, width: 240 });
        await eventually(() => words[lang as 'ru' | 'en'].test(textOf(element)));
        expect(element.shadowRoot!.querySelector('input')).to.equal(null);
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
        expect(await axeFaults(element)).to.deep.equal([]);
      });
    }
  }

  it('fires vk-signed-in after a valid code, and links to the utility after an invalid one', async () => {
    const good = await show('ru');
    const told = new Promise((done) => good.addEventListener('vk-signed-in', done, { once: true }));
    await good.redeemCode('A'.repeat(43), 'B'.repeat(43));
    await told;
    const bad = await show('ru', { works: false });
    await bad.redeemCode('A'.repeat(43), 'B'.repeat(43));
    await eventually(() => /Вход не завершён.*сайт водоканала/.test(textOf(bad)));
    expect(await axeFaults(bad)).to.deep.equal([]);
  });

  it('ignores a code whose verifier another frame has', async () => {
    const element = await show('ru', { works: false });
    await element.redeemCode('A'.repeat(43), undefined, 'C'.repeat(43));
    await settled(element.parentElement!);
    expect(textOf(element)).not.to.match(/Вход не завершён/);
  });
});
