import { css } from 'lit';

/** Without room for every name, the current one is shown beside its number, and the other steps are dots. */
const narrow = css`
  ol { gap: 0.5em; align-items: center; min-block-size: 2em; }
  li { flex: none; display: flex; gap: 0.5em; align-items: center; padding: 0; }
  li:not([aria-current]) .mark { inline-size: 0.75em; block-size: 0.75em; font-size: 1em; color: transparent; overflow: hidden; }
  li[data-done] .mark { background: var(--_accent); }
  li[data-done] .vk-icon { display: none; }
  li:not([aria-current]) .name { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  li + li::before { display: none; }
`;

/** Styles of `stepper`. It is its own container: it stands in cards of any width. */
export const stepperStyles = css`
  .vk-stepper { container-type: inline-size; font-size: var(--_size-small); line-height: 1.25; }
  .vk-stepper ol { display: flex; padding: 0; margin: 0; list-style: none; }
  .vk-stepper li { position: relative; flex: 1; display: grid; gap: 0.4em; justify-items: center; align-content: start; box-sizing: border-box; min-inline-size: 0; padding-inline: 0.2em; color: var(--_muted); text-align: center; }
  .vk-stepper li + li::before { content: ''; position: absolute; inset-block-start: calc(1em - 1px); inset-inline: calc(-50% + 1.5em) calc(50% + 1.5em); border-block-start: 2px solid var(--_soft); }
  .vk-stepper [data-done] + li::before { border-color: var(--_accent); }
  .vk-stepper .mark { display: grid; place-items: center; flex: none; box-sizing: border-box; inline-size: 2em; block-size: 2em; border: 2px solid var(--_line); border-radius: 50%; font-weight: var(--_weight-strong); font-variant-numeric: tabular-nums; }
  .vk-stepper [data-done] .mark { color: var(--_accent-text); background: var(--_accent-soft); border-color: transparent; }
  .vk-stepper [aria-current] .mark { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
  .vk-stepper [aria-current] { color: var(--_text); font-weight: var(--_weight-strong); }
  .vk-stepper .vk-icon { inline-size: 1.1em; block-size: 1.1em; stroke-width: 3; }
  .vk-unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @container (inline-size < 17em) { .vk-stepper { ${narrow} } }
  @container (inline-size < 38em) { .vk-stepper[data-many] { ${narrow} } }
  @media (forced-colors: active) { .vk-stepper [aria-current] .mark { outline: 2px solid Highlight; outline-offset: 2px; } }
`;
