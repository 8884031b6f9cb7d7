import { css } from 'lit';

export const styles = css`
  .filter { display: grid; gap: var(--_s3); grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: end; }
  .filter .words { grid-column: 1 / -1; }
  .filter .vk-choice { min-inline-size: 0; font-size: var(--_size-small); }
  .year + .year { margin-block-start: var(--_s3); }
  .year > h3 { padding-block-end: var(--_s1); color: var(--_muted); }
  .year ul { gap: 0; list-style: none; }
  .year li { display: grid; grid-template-columns: 2.25em minmax(0, 1fr); gap: 0 var(--_s3); align-items: start; padding-block: var(--_s3); border-block-start: 1px solid var(--_soft); }
  .choose { display: grid; place-items: center; min-block-size: 2.25em; }
  li > .vk-service { inline-size: 2.25em; block-size: 2.25em; color: var(--_muted); background: var(--_tint); }
  .about { display: grid; gap: var(--_s1); min-inline-size: 0; }
  .name { overflow-wrap: anywhere; font-weight: var(--_weight-strong); }
  .name button { display: inline; min-block-size: 24px; padding: 0.25em 0.5em; margin-inline-start: -0.5em; text-align: start; }
  .name .number { white-space: nowrap; }
  .marks { display: flex; flex-wrap: wrap; gap: var(--_s1) var(--_s2); }
  [data-state='withdrawn'] .name { color: var(--_muted); text-decoration: line-through; }
  [data-state='expired'] .name button { color: var(--_muted); }
  .chosen { gap: var(--_s2); }
  .download { display: flex; flex-wrap: wrap; gap: var(--_s1) var(--_s3); align-items: center; }
  .download progress { flex: 1 100%; inline-size: 100%; block-size: 0.5em; accent-color: var(--_accent); }
  .works { padding-block-start: var(--_s3); border-block-start: 1px solid var(--_soft); }
  .works > summary h3 { display: inline; }
  @container (min-width: 34em) {
    .filter { grid-template-columns: minmax(0, 2fr) repeat(2, minmax(0, 1fr)); }
    .filter .words { grid-column: auto; }
    .about { grid-template-columns: minmax(0, 1fr) auto; column-gap: var(--_gap); }
    .about > * { grid-column: 1; }
    .marks { grid-area: 1 / 2 / span 3; align-self: center; justify-content: end; max-inline-size: 18em; }
  }
  @container (max-width: 270px) { .filter { grid-template-columns: minmax(0, 1fr); } }
  @media print { .filter, .chosen, .download, .choose input { display: none; } .year li { break-inside: avoid; } }
`;
