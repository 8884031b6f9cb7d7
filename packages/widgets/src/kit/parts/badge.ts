import { html } from 'lit';
import { toneIcon, type Tone } from './notice.ts';

/** A short state with its icon, e.g. «Просрочено 12 дней». */
export const badge = (tone: Tone, text: unknown) =>
  html`<span class="vk-badge" data-tone=${tone}>${toneIcon(tone)}<span>${text}</span></span>`;
