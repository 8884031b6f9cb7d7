import { css } from 'lit';

export const styles = css`
  .choices { display: grid; gap: var(--_gap); grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr)); }
  .vk-choice { grid-template-columns: minmax(0, 1fr); min-inline-size: 0; }
  .year { display: grid; gap: 0.5em; }
  .year[data-many] { content-visibility: auto; contain-intrinsic-block-size: auto 60em; }
  table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.4em 0.5em; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--_soft); overflow-wrap: anywhere; }
  thead th { color: var(--_muted); font-size: 0.9em; }
  tbody th { font-weight: 400; white-space: nowrap; }
  .number { text-align: end; white-space: nowrap; }
  tr[data-estimate] td, tr[data-estimate] th { color: var(--_muted); font-style: italic; }
  tr[data-replaced] .number { text-decoration: line-through; }
  @container (inline-size < 34em) {
    thead { display: block; position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    tr { display: flex; flex-wrap: wrap; gap: 0.15em 1em; padding-block: 0.5em; border-block-end: 1px solid var(--_soft); }
    table, tbody { display: block; }
    th, td { padding: 0; border: 0; }
    td[data-label]::before { content: attr(data-label) ': '; color: var(--_muted); font-size: 0.9em; }
    th, td { flex: 1 0 100%; text-align: start; }
    td.number { flex: none; }
  }
  @media print { .year[data-many] { content-visibility: visible; } select { border: 0; } }
`;
