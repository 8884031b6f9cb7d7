import { css } from 'lit';

export const styles = css`
  :host { --_axis: 4em; }
  .top { display: flex; flex-wrap: wrap; gap: var(--_gap); align-items: start; justify-content: space-between; }
  .top > * { min-inline-size: 0; }
  .vk-choice { grid-template-columns: minmax(0, 1fr); flex: 0 1 20em; }
  .month { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
  .waiting { min-block-size: 24em; }
  .block { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  .why { display: flex; gap: 0.5em; align-items: start; }
  .why .vk-icon { margin-block-start: 0.15em; color: var(--_muted); }
  .lines { display: grid; grid-template-columns: minmax(0, 1fr); list-style: none; }
  .lines > li:last-child .how:last-child { margin-block-end: var(--_s2); }
  .lines > li { padding-block: var(--_s1); border-block-end: 1px solid var(--_soft); }
  .lines summary { display: grid; grid-template: 'icon name figure fold' auto '. badges badges badges' auto / auto minmax(0, 1fr) auto auto; gap: 0 var(--_s3); align-items: center; align-content: center; min-block-size: 3.5em; padding-block: var(--_s1); color: inherit; font-weight: 400; border-radius: var(--_radius); }
  .lines summary::before { grid-area: fold; margin-inline: 0 0.2em; color: var(--_muted); }
  .lines summary > .vk-service { grid-area: icon; }
  .lines summary:hover .name > :first-child { text-decoration: underline; text-underline-offset: 0.2em; }
  .badges { grid-area: badges; display: flex; flex-wrap: wrap; gap: var(--_s1); padding-block: var(--_s1); }
  .name { display: grid; grid-area: name; justify-items: start; gap: 0.1em; min-inline-size: 0; }
  .name > :first-child { font-weight: var(--_weight-strong); }
  .figure, .total { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .figure { grid-area: figure; font-weight: var(--_weight-bold); text-align: end; }
  .total { display: flex; justify-content: space-between; gap: var(--_gap); padding-inline-end: calc(0.65em + 2px + var(--_s3)); }
  .how { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); padding: var(--_s3) 1em; margin-block-end: var(--_s3); background: var(--_tint); border-radius: var(--_radius); }
  .steps { display: grid; gap: var(--_s3); padding: 0; margin: 0; list-style: none; counter-reset: step; }
  .steps li { display: grid; gap: var(--_s3); grid-template-columns: 1.75em minmax(0, 1fr); counter-increment: step; font-variant-numeric: tabular-nums; }
  .steps li::before { content: counter(step); display: grid; place-items: center; inline-size: 1.75em; block-size: 1.75em; border-radius: 50%; font-size: var(--_size-small); font-weight: var(--_weight-strong); color: var(--_accent-text); background: var(--_accent-soft); }
  .formula { font-weight: var(--_weight-strong); }
  .verdict { display: flex; gap: 0.4em; align-items: start; color: var(--_good); font-size: var(--_size-small); }
  .verdict .vk-icon { margin-block-start: 0.1em; }
  .lines .vk-notice { margin-block: var(--_s1) var(--_s3); }
  .lines [role='status']:empty { display: none; }
  .usage { display: grid; gap: var(--_gap); grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr)); }
  .usage > div { display: grid; gap: var(--_s1); align-content: start; }
  .usage svg { inline-size: 100%; block-size: 0.6em; border-radius: 0.3em; overflow: hidden; }
  .usage .whole { fill: var(--_soft); }
  .usage .part { fill: var(--_service, var(--_accent)); rx: 0.3em; }
  .usage .mark { stroke: var(--_text); stroke-width: 2; }
  td, thead th + th { text-align: end; }
  td { white-space: nowrap; }
  @container (inline-size > 40em) { .top { flex-direction: row-reverse; } }
  @container (inline-size > 54em) {
    .month { grid-template: auto 1fr / minmax(0, 8fr) minmax(0, 5fr); gap: var(--_s5); }
    .month > .vk-panel { grid-area: 1 / 2; }
    .month > .bill { grid-area: 1 / 1 / span 2; padding-block-start: 0; border: 0; }
    .month > .own-use { grid-area: 2 / 2; align-content: start; padding-block-start: 0; border: 0; }
  }
  @container (max-inline-size: 24em) {
    .lines summary { column-gap: var(--_s2); }
    .lines .vk-service { inline-size: 2em; block-size: 2em; }
    .total { padding-inline-end: calc(0.65em + 2px + var(--_s2)); }
    .vk-panel { padding: 0.75em; }
  }
  @container (max-inline-size: 17em) {
    .lines .vk-service { display: none; }
    .lines summary { grid-template: 'name figure fold' auto 'badges badges badges' auto / minmax(0, 1fr) auto auto; }
  }
  @container (max-inline-size: 22em) {
    td:nth-child(2), th:nth-child(2) { display: none; }
    .how { padding-inline: 0.75em; }
  }
  @media (forced-colors: active) { .usage svg { outline: 1px solid; } .usage .whole { fill: Canvas; } .usage .part { fill: Highlight; } .steps li::before { outline: 1px solid; } }
`;
