import { css } from 'lit';

/** Styles of the light-DOM fields of sign-in widgets, beyond the shared controls. */
export const fieldStyles = css`
  h3 { font-size: 1.05em; margin: 0; }
  .vk-steps { display: grid; gap: var(--_gap); }
  .vk-again { justify-self: start; }
  [data-tone='good'] { --_tone: light-dark(#14692f, #8fdca6); }
  [data-tone='warning'] { --_tone: light-dark(#7a4d00, #ffcf87); }
  details { padding-inline-start: 2em; }
  summary { cursor: pointer; color: var(--_accent); min-block-size: 32px; }
  [hidden] { display: none; }
  .vk-steps, form, .vk-field { grid-template-columns: minmax(0, 1fr); }
`;
