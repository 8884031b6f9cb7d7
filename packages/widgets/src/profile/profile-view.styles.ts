import { css } from 'lit';

export const styles = css`
  dl { display: grid; gap: 0.75em; margin: 0; }
  dl > div { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1em; align-items: center; padding-block-end: 0.75em; border-block-end: 1px solid var(--_soft); }
  dt { grid-column: 1; color: var(--_muted); font-size: 0.9em; }
  dd { grid-column: 1; margin: 0; overflow-wrap: anywhere; }
  .do { grid-column: 2; grid-row: 1 / span 2; }
  @container (inline-size < 17em) { .do { grid-area: auto / 1; justify-self: start; } }
  .wide { grid-column: 1 / -1; padding-block-start: 0.75em; }
  .act { justify-self: start; }
`;
