import { css } from 'lit';
import { accountTokens } from '../../generated/tokens.ts';

/** Styles of the parts that show data. They load with the view of a widget, so that signed-out pages do without them. */
export const dataStyles = css`
  :host { ${accountTokens} }
  summary { display: flex; gap: 0.4em; align-items: center; min-block-size: 32px; color: var(--_accent); font-weight: var(--_weight-strong); cursor: pointer; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary::before { content: ''; flex: none; inline-size: 0.45em; block-size: 0.45em; margin-inline: 0.2em 0.3em; border: solid currentcolor; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
  details[open] > summary::before { transform: rotate(45deg); }
  details > :not(summary) { margin-block-start: var(--_s2); }
  table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.5em; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--_soft); overflow-wrap: anywhere; }
  th:first-child { padding-inline-start: 0; }
  td:last-child { padding-inline-end: 0; }
  thead th { color: var(--_muted); font-size: var(--_size-small); font-weight: 400; }
  tbody th { font-weight: 400; }
  .vk-hero { display: grid; gap: var(--_s2); justify-items: start; }
  .vk-sum { font-size: clamp(1.75em, 9cqi, var(--_size-sum)); font-weight: var(--_weight-bold); line-height: 1.1; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  .vk-badge { display: inline-flex; gap: 0.4em; align-items: center; padding: 0.2em 0.7em; font-size: var(--_size-small); font-weight: var(--_weight-strong); color: var(--_tone, var(--_muted)); background: color-mix(in srgb, var(--_tone, var(--_text)) 9%, var(--_surface)); border: 1px solid transparent; border-radius: 1em; }
  .vk-badge .vk-icon { inline-size: 1.1em; block-size: 1.1em; }
  .vk-rows { display: grid; margin: 0; }
  .vk-rows > div { display: flex; flex-wrap: wrap; gap: 0 1em; justify-content: space-between; padding-block: 0.6em; border-block-start: 1px solid var(--_soft); }
  .vk-rows dt { color: var(--_muted); }
  .vk-rows dt:has(> .vk-service) { display: flex; gap: 0.6em; align-items: center; }
  .vk-rows > div:has(.vk-service) { align-items: center; }
  .vk-rows dd { margin: 0; margin-inline-start: auto; font-variant-numeric: tabular-nums; text-align: end; }
  .vk-panel { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); align-content: start; padding: 1em; background: var(--_tint); border: 1px solid transparent; border-radius: calc(var(--_radius) * 1.2); }
  .vk-head { display: flex; gap: var(--_s3); align-items: center; }
  .vk-head > :not(.vk-service) { flex: 1; min-inline-size: 0; }
  .vk-service { display: grid; place-items: center; flex: none; inline-size: 2.5em; block-size: 2.5em; border-radius: 50%; color: var(--_service, var(--_accent)); background: color-mix(in srgb, var(--_service, var(--_accent)) 13%, var(--_surface)); }
  [data-service='cold'] { --_service: var(--_cold); }
  [data-service='hot'] { --_service: var(--_hot); }
  [data-service='waste'] { --_service: var(--_waste); }
  .vk-chips { display: flex; flex-wrap: wrap; gap: var(--_s2); min-inline-size: 0; padding: 0; margin: 0; border: 0; }
  .vk-chips label { position: relative; display: inline-flex; align-items: center; gap: 0.4em; min-block-size: 36px; box-sizing: border-box; padding: 0.25em 0.9em; font-size: var(--_size-small); border: 1px solid var(--_line); border-radius: 2em; cursor: pointer; }
  .vk-chips label:has(:checked) { color: var(--_accent-text); background: var(--_accent-soft); border-color: var(--_accent); }
  .vk-chips label:has(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .vk-chips input { position: absolute; inset: 0; inline-size: auto; min-block-size: 0; margin: 0; opacity: 0; cursor: pointer; }
  .vk-unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .vk-empty { display: grid; gap: var(--_s3); justify-items: center; padding-block: var(--_gap); text-align: center; color: var(--_muted); }
  .vk-empty > .vk-icon { inline-size: 2.75em; block-size: 2.75em; stroke-width: 1.25; color: var(--_accent); }
  @media (pointer: coarse) { .vk-chips label { min-block-size: var(--_target); } }
  @media print { .vk-chips, .vk-choice { display: none; } }
  @media (forced-colors: active) { .vk-chips label:has(:checked) { outline: 2px solid Highlight; } }
`;
