import { css } from 'lit';

export const styles = css`
  .codes { justify-self: stretch; grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr)); font-family: monospace; font-size: 1.1em; }
  .codes li { display: block; }
  svg { box-sizing: border-box; inline-size: min(12em, 100%); aspect-ratio: 1; padding: 0.75em; background: #fff; border-radius: var(--_radius); }
`;
