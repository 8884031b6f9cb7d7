import { css } from 'lit';

export const styles = css`
  .vk-choice { grid-template-columns: minmax(0, 1fr); min-inline-size: 0; }
  .vk-notice > ul { display: grid; gap: var(--_s2); padding: 0; list-style: none; }
  .year + .year { margin-block-start: var(--_s5); }
  .year > h3 { display: grid; font-size: inherit; font-weight: 400; color: var(--_muted); }
  .year > h3 strong { font-size: calc(var(--_size-title) * 1.25); line-height: 1.25; color: var(--_text); font-variant-numeric: tabular-nums; white-space: nowrap; }
  .others { display: flex; flex-wrap: wrap; gap: 0 var(--_gap); padding-block-start: var(--_s1); }
  .others strong { font-weight: var(--_weight-strong); color: var(--_text); font-variant-numeric: tabular-nums; white-space: nowrap; }
  h4 { padding-block: var(--_s3) var(--_s1); margin: 0; font-size: var(--_size-small); font-weight: var(--_weight-strong); color: var(--_muted); }
  h4::first-letter { text-transform: uppercase; }
  .slice { content-visibility: auto; contain-intrinsic-block-size: auto 186em; }
  [role='listitem'] { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 var(--_s3); align-items: center; padding-block: var(--_s3); border-block-start: 1px solid var(--_soft); }
  .month .vk-service { grid-row: 1 / span 2; align-self: start; inline-size: 2.25em; block-size: 2.25em; color: var(--_muted); background: var(--_tint); }
  [data-kind='payment'] > .vk-service { color: var(--_accent); background: var(--_accent-soft); }
  [data-kind='refund'] > .vk-service { color: var(--_warning); background: color-mix(in srgb, var(--_warning) 11%, var(--_surface)); }
  .about { grid-row: 1 / span 2; align-self: start; }
  .number { white-space: nowrap; }
  .sum { grid-column: 3; align-self: start; font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
  .month button { grid-column: 3; justify-self: end; min-block-size: 32px; padding-block: 0; margin-inline-end: -0.5em; font-size: var(--_size-small); }
  .month button .vk-icon { inline-size: 1.1em; block-size: 1.1em; }
  @media (pointer: coarse) { .month button { min-block-size: var(--_target); } }
  @container (min-width: 34em) {
    .month { display: grid; grid-template-columns: 7.5em minmax(0, 1fr); border-block-start: 1px solid var(--_soft); }
    h3 + .month, .others + .month { margin-block-start: var(--_s3); }
    h4 { padding-block: calc(var(--_s3) + 0.15em); }
    .month div:first-child > [role='listitem']:first-child { border: 0; }
  }
  @container (max-width: 340px) {
    [role='listitem'] { grid-template-columns: minmax(0, 1fr) auto; }
    .month .vk-service { display: none; }
    .about { grid-row: auto / span 2; }
    .slice { contain-intrinsic-block-size: auto 231em; }
  }
  @container (max-width: 270px) {
    .about { grid-column: 1 / -1; grid-row: auto; }
    .sum, .month button { grid-row: 2; }
    .sum { grid-column: 2; }
    .month button { grid-column: 1; justify-self: start; margin-inline: -0.5em 0; }
  }
  @media print { .statement, .dispute { display: none; } .slice { content-visibility: visible; } [role='listitem'] { break-inside: avoid; } }
`;
