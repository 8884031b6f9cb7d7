import { expect } from '@open-wc/testing';
import '../../define/balance-card.ts';
import '../../define/utility.ts';
import { eventually, html, stage, textOf } from '../../testing/setup.ts';

// The page's settings stand before the first widget, as the script writes them.
(globalThis as { [key: symbol]: unknown })[Symbol.for('vk.page/1')] = {
  theme: 'dark',
  brand: '#663399',
  density: 'compact',
  appearance: { radius: '3px' },
};

it('the look set for the page holds for all widgets, below that of vk-utility and of the widget', async () => {
  const { host } = await stage(html`
    <vk-balance-card></vk-balance-card>
    <vk-utility theme="light" brand="#0a5ea8"><vk-balance-card></vk-balance-card></vk-utility>
    <vk-balance-card theme="light" appearance='{"radius": "9px"}'></vk-balance-card>
  `);
  const widgets = [...host.querySelectorAll('vk-balance-card')];
  await eventually(() => widgets.every((widget) => textOf(widget) !== ''));
  const of = (name: string) =>
    widgets.map((widget) => getComputedStyle(widget).getPropertyValue(`--vk-${name}`).trim().slice(0, 18));
  expect(widgets.map((widget) => getComputedStyle(widget).colorScheme)).to.deep.equal(['dark', 'light', 'light']);
  expect(of('accent')).to.deep.equal(['light-dark(#663399', 'light-dark(#0a5ea8', 'light-dark(#663399']);
  expect(of('radius')).to.deep.equal(['3px', '3px', '9px']);
  expect(of('target')).to.deep.equal(['36px', '36px', '36px']);
});
