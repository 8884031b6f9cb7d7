import { expect } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../define/balance-card.ts';
import { eventually, html, stage, textOf } from '../../testing/setup.ts';

const token = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(`--vk-${name}`).trim();
const ready = async (content: TemplateResult) => {
  const { host } = await stage(content);
  const widget = host.querySelector('vk-balance-card')!;
  await eventually(() => textOf(widget).includes('911,67'));
  return widget;
};

/** The warnings written during `work`. Their texts are loaded on demand, so it waits until these codes are among them. */
async function warningsOf(codes: readonly string[], work: () => Promise<unknown>): Promise<string> {
  const { warn } = console;
  const written: string[] = [];
  console.warn = (text: string) => void written.push(text);
  try {
    await work();
    await eventually(() => codes.every((code) => written.some((text) => text.startsWith(code))));
  } finally {
    console.warn = warn;
  }
  return written.join('\n');
}

describe('the look set by attributes', () => {
  it('makes a readable accent from any brand colour, in both schemes, before the first render', async () => {
    const widget = await ready(html`<vk-balance-card brand="#ffee00"></vk-balance-card>`);
    expect(token(widget, 'accent')).to.match(/^light-dark\(#[\da-f]{6}, #[\da-f]{6}\)$/);
    expect(token(widget, 'accent')).not.to.contain('light-dark(#ffee00');
    widget.brand = 'rebeccapurple';
    await eventually(() => token(widget, 'accent').startsWith('light-dark(#663399'));
    widget.removeAttribute('brand');
    await eventually(() => token(widget, 'accent') === '');
  });

  it('takes design tokens from JSON, and names the nearest one for a typo', async () => {
    let widget!: Element;
    const warnings = await warningsOf(['VK-202', 'VK-211'], async () => {
      widget = await ready(
        html`<vk-balance-card density="compact" appearance='{"radius": "2px", "acent": "#0a6", "line": "bleu"}'></vk-balance-card>`,
      );
    });
    expect(token(widget, 'radius')).to.equal('2px');
    expect(token(widget, 'target')).to.equal('36px');
    expect(token(widget, 'line')).to.equal('');
    expect(warnings)
      .to.match(/VK-202.*acent.*accent/)
      .and.to.match(/VK-211.*line.*bleu/);
  });

  it('ignores colours that leave the text unreadable', async () => {
    let widget!: Element;
    const warnings = await warningsOf(['VK-212'], async () => {
      widget = await ready(html`<vk-balance-card appearance='{"text": "#aaaaaa", "radius": "3px"}'></vk-balance-card>`);
    });
    expect(token(widget, 'text')).to.equal('');
    expect(token(widget, 'radius')).to.equal('3px');
    expect(warnings).to.match(/VK-212/);
  });

  it('follows the page with theme="auto"', async () => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = '#';
    link.textContent = 'Ссылка';
    link.style.color = 'rgb(170, 0, 85)';
    try {
      const widget = await ready(html`<vk-balance-card theme="auto"></vk-balance-card>`);
      expect(token(widget, 'accent')).to.contain('#aa0055');
      expect(getComputedStyle(widget).colorScheme).to.equal('light');
      document.documentElement.classList.add('dark');
      await eventually(() => getComputedStyle(widget).colorScheme === 'dark');
    } finally {
      document.documentElement.classList.remove('dark');
      link.remove();
    }
  });
});
