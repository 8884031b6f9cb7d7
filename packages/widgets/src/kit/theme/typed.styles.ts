import { css } from 'lit';

/** Styles of `amountField` and `dateField`. */
export const typedStyles = css`
  .vk-amount, .vk-date { position: relative; display: block; max-inline-size: 14em; }
  .vk-amount input { padding-inline-end: 2em; font-variant-numeric: tabular-nums; }
  .vk-amount > span { position: absolute; inset-block: 0; inset-inline-end: 0.75em; display: grid; place-items: center; color: var(--_muted); pointer-events: none; }
  .vk-date input { font-variant-numeric: tabular-nums; }
  .vk-date .calendar { position: absolute; inset-block-end: 0; inset-inline-end: 0; inline-size: 1px; min-block-size: 0; block-size: 1px; padding: 0; border: 0; opacity: 0; pointer-events: none; }
  .vk-date button.vk-text { position: absolute; inset-block: 0; inset-inline-end: 0; display: none; margin: 0; padding-inline: 0.75em; }
  @media (pointer: coarse) {
    .vk-date:has(button) input:not(.calendar) { padding-inline-end: 3em; }
    .vk-date button.vk-text { display: grid; }
  }
`;
