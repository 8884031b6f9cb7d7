import { css } from 'lit';

export const styles = css`
  section section { display: grid; gap: 0.75em; padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  ul { list-style: none; display: grid; gap: 0.75em; }
  li { display: grid; grid-template-columns: 1fr auto; gap: 0.25em 1em; align-items: center; overflow-wrap: anywhere; }
  .act { justify-self: start; }
  .journal li { align-items: baseline; }
  @container (inline-size < 26em) { .journal li { grid-template-columns: 1fr; } }
`;
