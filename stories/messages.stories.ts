import { html } from 'lit';
import { expect } from 'storybook/test';
import { catalog, type MessageCode } from '@vodokanal/widgets/embed/message-catalog';
import { placeOn, type Globals } from './utilities.ts';

// The console messages for webmasters, one story each; `messages.journey.ts` triggers them.
export default { title: 'Messages' };

const message = (code: MessageCode) => ({
  render: (_: unknown, { globals }: { globals: Globals }) =>
    placeOn(
      globals,
      html`<section lang="ru"><h1>${code}</h1><p>${catalog[code].ru}</p><p lang="en">${catalog[code].en}</p></section>`,
    ),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => expect(canvasElement.innerText).toContain(code),
});

export const VK101 = message('VK-101');
export const VK102 = message('VK-102');
export const VK103 = message('VK-103');
export const VK104 = message('VK-104');
export const VK201 = message('VK-201');
export const VK202 = message('VK-202');
export const VK203 = message('VK-203');
export const VK204 = message('VK-204');
export const VK205 = message('VK-205');
export const VK301 = message('VK-301');
export const VK302 = message('VK-302');
export const VK303 = message('VK-303');
export const VK304 = message('VK-304');
export const VK305 = message('VK-305');
export const VK401 = message('VK-401');
export const VK501 = message('VK-501');
export const VK502 = message('VK-502');
export const VK503 = message('VK-503');
