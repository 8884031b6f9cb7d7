import { expect } from '@open-wc/testing';
import '../define/consents.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, settled, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-consents', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Согласия/, seesEnglish: /Consents/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Согласие на письма и SMS о новостях.*Вы не давали этого согласия.*Согласиться/,
    seesEnglish: /Here is only what is optional.*You have not given this consent.*I consent/,
  },
]);

class Page {
  readonly widget: HTMLElement;

  constructor({ host }: Stage) {
    this.widget = host.querySelector('vk-consents')!;
  }

  get text() {
    return textOf(this.widget);
  }
  button = (words: RegExp) =>
    eventually(() =>
      [...this.widget.shadowRoot!.querySelectorAll('button')].find((button) =>
        words.test(button.getAttribute('aria-label') ?? button.textContent),
      ),
    );
}

const consents = html`<vk-consents></vk-consents>`;

describe('vk-consents', () => {
  it('says so when there is nothing to consent to', async () => {
    const set = await stage(consents, 'signedOut');
    set.state.documents = [];
    set.state.session = set.state.customers[0]!.id;
    const page = new Page(await stage(consents, set.state));
    await eventually(() => /ни о каких согласиях не просит/.test(page.text));
  });

  it('gives consent to the version shown, and withdraws it in one step', async () => {
    const set = await stage(consents, 'happy');
    const page = new Page(set);
    const events: unknown[] = [];
    set.host.addEventListener('vk-consent-changed', (event) => events.push(event.detail));
    (await page.button(/Согласиться: Согласие на письма/)).click();
    await eventually(() => /Вы согласились 22 ноября/.test(page.text));
    await inEnglish(/You consented November 22/);
    expect(set.state.customers[0]!.consents.map(({ document: name }) => name)).to.deep.equal(['news']);
    (await page.button(/Отозвать: Согласие на письма/)).click();
    await eventually(() => /Вы отозвали согласие/.test(page.text));
    await inEnglish(/You withdrew the consent .* The processing has ended/);
    expect(events).to.deep.equal([{}, {}]);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('points out a new version and asks for a new consent', async () => {
    const set = await stage(consents, 'happy');
    const page = new Page(set);
    (await page.button(/Согласиться: Согласие на письма/)).click();
    await eventually(() => /Вы согласились/.test(page.text));
    set.state.documents = set.state.documents.map((document) => ({ ...document, version: '2026-12-01' }));
    const again = new Page(await stage(consents, set.state));
    await eventually(() => /Текст изменился/.test(again.text));
    await inEnglish(/The text has changed\. Your consent is to the former version/);
    (await again.button(/Согласиться: Согласие на письма/)).click();
    await eventually(() => !/Текст изменился/.test(again.text));
    const inForce = () => set.state.customers[0]!.consents.filter(({ withdrawnAt }) => withdrawnAt === null);
    expect(inForce().map(({ version }) => version)).to.deep.equal(['2026-12-01']);
    (await again.button(/Отозвать: Согласие на письма/)).click();
    await eventually(() => /Вы отозвали согласие/.test(again.text));
    expect(inForce()).to.deep.equal([]);
  });

  it('withdraws a consent whose document is no longer offered', async () => {
    const set = await stage(consents, 'happy');
    const page = new Page(set);
    (await page.button(/Согласиться: Согласие на письма/)).click();
    await eventually(() => /Вы согласились/.test(page.text));
    set.state.documents = [];
    const again = new Page(await stage(consents, set.state));
    (await again.button(/Отозвать: Согласие на письма/)).click();
    await eventually(() => /действовало с/.test(again.text));
    expect(set.state.customers[0]!.consents[0]!.withdrawnAt).to.not.equal(null);
  });

  it('shows the new text when it changed before the click', async () => {
    const set = await stage(consents, 'happy');
    const page = new Page(set);
    const give = await page.button(/Согласиться: Согласие на письма/);
    set.state.documents = set.state.documents.map((document) => ({
      ...document,
      version: '2026-12-01',
      text: 'Совсем новый текст.',
    }));
    give.click();
    await eventually(() => /только что изменился/.test(page.text));
    await settled(page.widget);
    await eventually(() =>
      [...page.widget.shadowRoot!.querySelectorAll('details p')].some(
        ({ textContent }) => textContent === 'Совсем новый текст.',
      ),
    );
    expect(set.state.customers[0]!.consents).to.deep.equal([]);
  });
});
