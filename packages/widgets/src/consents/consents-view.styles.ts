import { css } from 'lit';

export const styles = css`
  article { display: grid; gap: 0.75em; padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  dl { display: grid; gap: 0.25em 1em; margin: 0; }
  dt { color: var(--_muted); font-size: 0.9em; }
  dd { margin: 0 0 0.4em; }
  .act { justify-self: start; }
  summary { cursor: pointer; color: var(--_accent); min-block-size: 32px; }
  @container (inline-size > 30em) { dl { grid-template-columns: 11em 1fr; } }
`;
