import { css } from 'lit';

export const styles = css`
  progress { inline-size: 100%; block-size: 0.75em; accent-color: var(--_accent); }
  .facts { display: grid; gap: 0.4em; }
  .flats { overflow-wrap: anywhere; }
  .drop { display: grid; gap: 0.75em; padding: 1em; border: 2px dashed var(--_line); border-radius: var(--_radius); }
  .drop[data-over] { border-color: var(--_accent); background: color-mix(in srgb, var(--_accent) 8%, var(--_surface)); }
  .choose { position: relative; overflow: hidden; }
  .choose input { position: absolute; inset: 0; inline-size: 100%; opacity: 0; cursor: pointer; }
  .choose:focus-within { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .choices { display: grid; gap: var(--_gap); grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr)); align-items: end; }
  .vk-choice { grid-template-columns: minmax(0, 1fr); min-inline-size: 0; }
  .pager { display: flex; flex-wrap: wrap; gap: 0.75em; align-items: center; }
  table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.4em 0.5em; text-align: start; vertical-align: top; border-block-end: 1px solid var(--_soft); overflow-wrap: anywhere; }
  thead th { color: var(--_muted); font-size: 0.9em; overflow-wrap: normal; white-space: nowrap; }
  tbody th { font-weight: 600; white-space: nowrap; }
  .before, th:nth-child(3) { text-align: end; }
  .before { white-space: nowrap; padding-block-start: 0.9em; }
  .now { inline-size: 9em; }
  .note { inline-size: 34%; }
  td input { font-variant-numeric: tabular-nums; font-weight: 400; }
  .line { display: grid; gap: 0.5em; grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr)); }
  .line label { font-weight: 400; font-size: 0.9em; color: var(--_muted); }
  .line input { color: var(--_text); }
  .note > * + * { margin-block-start: 0.5em; }
  tr[data-outcome='accepted'] .note, tr[data-outcome='unchanged'] .note { color: var(--_good); }
  @container (inline-size < 44em) {
    thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    table, tbody, thead { display: block; }
    tr { display: grid; grid-template-columns: 7em minmax(0, 1fr); gap: 0.25em 1em; padding-block: 0.75em; border-block-end: 1px solid var(--_soft); }
    th, td { padding: 0; border: 0; }
    .before { text-align: start; padding: 0; align-self: center; }
    .before[data-label]::before { content: attr(data-label) ': '; color: var(--_muted); font-size: 0.9em; }
    .now { inline-size: auto; }
    .note, .whose { grid-column: 1 / -1; inline-size: auto; }
    tr > th + .whose { grid-column: 2; }
  }
  @container (inline-size < 15em) { tr { grid-template-columns: minmax(0, 1fr); } tr > th + .whose { grid-column: 1; } }
  @media print { .drop, .choices, .pager { display: none; } }
`;
