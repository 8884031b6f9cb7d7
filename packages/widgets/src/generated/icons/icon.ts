// Generated from packages/tooling/build/icons.ts by `npm run generate`; do not edit. Icons: Lucide, ISC licence.
import { html, type TemplateResult } from 'lit';

export const icon = (shapes: TemplateResult<2>): TemplateResult =>
  html`<svg class="vk-icon" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`;
