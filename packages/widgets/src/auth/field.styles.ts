import { css } from 'lit';

/** Styles of the light-DOM fields of sign-in widgets, beyond the shared controls. */
export const fieldStyles = css`
  .vk-steps { display: grid; gap: var(--_gap); }
  .vk-again { justify-self: start; }
  details { padding-inline-start: 2em; }
  summary { cursor: pointer; color: var(--_accent); min-block-size: 32px; }
  [hidden] { display: none; }
  .vk-steps, form, .vk-field { grid-template-columns: minmax(0, 1fr); }
`;
