import { css } from 'lit';

export const styles = css`
  .vk-choice { max-inline-size: 20em; }
  .columns, .columns > div { display: grid; gap: calc(var(--_gap) * 1.5); grid-template-columns: minmax(0, 1fr); align-content: start; }
  .columns section { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); }
  .columns .ways { gap: 0; }
  .ways h3 { margin-block-end: var(--_s3); }
  .columns h3:not(:first-child) { margin-block-start: var(--_s3); }
  .who { overflow-wrap: anywhere; }
  .figure { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
  td.figure { inline-size: 1%; padding-inline-end: 0; }
  td.figure .vk-muted { white-space: nowrap; }
  .vk-rows dt { flex: 1 1 9em; }
  .vk-rows dd { margin-inline-start: auto; white-space: nowrap; }
  .vk-rows > .total { font-weight: var(--_weight-bold); }
  .vk-rows > .total dt { color: inherit; }
  .ways details { padding-block: var(--_s2); border-block-start: 1px solid var(--_soft); }
  .code { display: flex; flex-wrap: wrap; gap: var(--_gap); align-items: start; }
  .code > svg { inline-size: min(100%, 15em); block-size: auto; border-radius: var(--_radius); }
  .code > div { display: grid; flex: 1 1 14em; gap: var(--_s3); min-inline-size: 0; }
  .requisites { display: grid; margin-inline: 0; }
  .requisites > div { position: relative; box-sizing: border-box; min-block-size: var(--_target); padding-block: var(--_s2); border-block-start: 1px solid var(--_soft); }
  .requisites > :first-child { border: 0; }
  .requisites dt { color: var(--_muted); font-size: var(--_size-small); }
  .requisites dd { margin: 0; padding-inline-end: 3em; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  .requisites button { position: absolute; inset-block: 0; inset-inline-end: 0; margin: auto 0; }
  @container (min-width: 34em) {
    .requisites > div { display: grid; grid-template-columns: 12em minmax(0, 1fr); align-items: center; }
    .requisites dt { font-size: inherit; }
  }
  @container (min-width: 40em) {
    .top { grid-template-columns: minmax(0, 1fr) auto; gap: var(--_gap); align-items: center; }
    .who { max-inline-size: 24em; }
  }
  @container (min-width: 56em) {
    .columns { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); column-gap: calc(var(--_gap) * 2.5); }
    .code > svg { inline-size: min(100%, 17em); }
    .columns .requisites > div { display: block; }
    .columns .requisites dt { font-size: var(--_size-small); }
  }
  @media print { .vk-actions, .delivery, .ways details:not([open]), .ways:not(:has([open])) { display: none; } tr, .vk-rows > div { break-inside: avoid; } }
`;
