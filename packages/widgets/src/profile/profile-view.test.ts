import { expect } from '@open-wc/testing';
import '../define/profile.ts';
import { eventually, html, memoryStorage, stage, textOf, type Stage } from '../testing/setup.ts';

const widgetOf = ({ host }: Stage) => host.querySelector('vk-profile')!;

const open = async (...parameters: Parameters<typeof stage> extends [unknown, ...infer Rest] ? Rest : never) => {
  const set = await stage(html`<vk-profile></vk-profile>`, ...parameters);
  await eventually(() => /Всё верно/.test(textOf(widgetOf(set))));
  return set;
};

const fieldOf = (set: Stage) =>
  eventually(() => widgetOf(set).shadowRoot!.querySelector<HTMLInputElement>('[name=newValue]'));

const beginAddress = (set: Stage) =>
  widgetOf(set).shadowRoot!.querySelector<HTMLElement>('[data-opens=address]')!.click();

async function type(set: Stage, value: string): Promise<void> {
  const field = await fieldOf(set);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the drafts of vk-profile', () => {
  it('restores a draft when its form is opened, if it was not restored with the data', async () => {
    const storage = memoryStorage();
    const loaded = await open('happy', { storage });
    const typing = await open(loaded.state, { storage });
    beginAddress(typing);
    await type(typing, 'ул. Новая, д. 1');
    typing.host.remove();

    beginAddress(loaded);
    expect((await fieldOf(loaded)).value).to.equal('ул. Новая, д. 1');
    await type(loaded, 'ул. Новая, д. 12');
    loaded.host.remove();

    const reloaded = await stage(html`<vk-profile></vk-profile>`, loaded.state, { storage });
    expect((await fieldOf(reloaded)).value).to.equal('ул. Новая, д. 12');
  });
});
