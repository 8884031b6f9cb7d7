import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { widgets } from '@vodokanal/widgets/registry';
import { hosts, type HostName } from './hosts.ts';
import { placeOn, utility, type Globals } from './utilities.ts';
import type { ScenarioName } from '@vodokanal/mocks';

// Every widget on six realistic pages. The toolbar «Страница» puts any other story on the same pages.
export default {
  title: 'Хосты',
  parameters: { layout: 'fullscreen' },
  argTypes: { tag: { name: 'Виджет', control: 'select', options: ['', ...widgets.map(({ tag }) => tag)] } },
  args: { tag: '' },
};

// Defines every widget of the kit.
import.meta.glob('../packages/widgets/src/define/*.ts', { eager: true });

/** The mock utility in which a widget shows most. */
const scenarioOf = (tag: string): ScenarioName =>
  tag === 'vk-building-readings'
    ? 'manager'
    : ['vk-login', 'vk-register', 'vk-recovery', 'vk-unlock-form'].includes(tag)
      ? 'signedOut'
      : 'happy';

const shown = (only: string) => widgets.filter(({ tag }) => tag !== 'vk-utility' && (!only || tag === only));

function widgetsOn(only: string): HTMLElement {
  const column = document.createElement('div');
  column.style.display = 'grid';
  column.style.gap = '24px';
  column.style.gridTemplateColumns = 'minmax(0, 1fr)';
  for (const { tag } of shown(only)) {
    const widget = document.createElement(tag);
    widget.setAttribute('endpoint', utility(scenarioOf(tag)));
    column.append(widget);
  }
  return column;
}

const onHost = (host: HostName) => ({
  name: hosts[host].title,
  render: ({ tag }: { tag: string }, { globals }: { globals: Globals }) =>
    placeOn({ ...globals, host }, html`${widgetsOn(tag)}`),
  play: async ({ canvasElement, args: { tag: only } }: { canvasElement: HTMLElement; args: { tag: string } }) => {
    for (const { tag } of shown(only)) {
      const widget = canvasElement.querySelector<HTMLElement>(tag)!;
      await waitFor(() => {
        expect(widget.shadowRoot?.querySelector('section, form')).toBeTruthy();
        expect(widget.shadowRoot?.querySelector('.vk-skeleton') ?? null).toBeNull();
      });
    }
  },
});

export const Plain = onHost('plain');
export const Bootstrap = onHost('bootstrap');
export const DarkBlog = onHost('blog');
export const Tilda = onHost('tilda');
export const Bitrix = onHost('bitrix');
export const WordPress = onHost('wordpress');
