import { css } from 'lit';

export const styles = css`
  article { display: grid; gap: 0.75em; grid-template-columns: minmax(0, 1fr); padding: 1em; background: var(--_tint); border: 1px solid transparent; border-radius: calc(var(--_radius) * 1.2); }
  dl { display: grid; gap: 0.25em 1em; margin: 0; }
  dt { color: var(--_muted); font-size: 0.9em; }
  dd { margin: 0 0 0.4em; }
  .act { justify-self: start; }
  @container (inline-size > 30em) { dl { grid-template-columns: 11em 1fr; } }
`;
