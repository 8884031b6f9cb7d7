import { css } from 'lit';

export const filesStyles = css`
  .files { display: grid; gap: 0.6em; padding: 1em; border: 2px dashed var(--_line); border-radius: var(--_radius); }
  .files[data-over] { border-color: var(--_accent); background: color-mix(in srgb, var(--_accent) 10%, var(--_surface)); }
  .files ul { display: grid; gap: 0.5em; list-style: none; }
  .files li { display: grid; grid-template-columns: 1fr auto; gap: 0.25em 0.75em; align-items: center; overflow-wrap: anywhere; }
  .files progress { inline-size: 100%; grid-column: 1 / -1; accent-color: var(--_accent); }
  .choose { position: relative; justify-self: start; }
  .choose input { position: absolute; inset: 0; opacity: 0; cursor: pointer; }
  .choose:focus-within { outline: 3px solid var(--_accent); outline-offset: 2px; }
`;
