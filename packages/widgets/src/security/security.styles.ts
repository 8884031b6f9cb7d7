import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 44em; --_room: 60em; }
  section section { display: grid; gap: 0.75em; padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  ul { list-style: none; display: grid; gap: 0.75em; }
  li { display: grid; grid-template-columns: 1fr auto; gap: 0.25em 1em; align-items: center; overflow-wrap: anywhere; }
  .act { justify-self: start; }
  .codes { justify-self: stretch; grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr)); font-family: monospace; font-size: 1.1em; }
  .codes li { display: block; }
  .journal li { align-items: baseline; }
  @container (inline-size < 26em) { li { grid-template-columns: 1fr; } li button { justify-self: start; } }
  svg { box-sizing: border-box; inline-size: min(12em, 100%); aspect-ratio: 1; padding: 0.75em; background: #fff; border-radius: var(--_radius); }
`;
