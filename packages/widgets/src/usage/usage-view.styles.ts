import { css } from 'lit';

export const styles = css`
  table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.35em 0.5em; text-align: start; border-block-end: 1px solid var(--_soft); font-weight: 400; }
  thead th { color: var(--_muted); font-size: 0.9em; }
  td { text-align: end; }
  thead th + th { text-align: end; }
  details[open] > summary { margin-block-end: 0.75em; }
  .leak { display: grid; gap: var(--_gap); grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr)); }
`;
