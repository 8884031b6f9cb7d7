import { css } from 'lit';

export const styles = css`
  .check-form { display: grid; max-inline-size: 42em; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
  .photo { justify-self: start; position: relative; }
  .photo:focus-within { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .parts { list-style: none; display: grid; gap: var(--_s2); padding: 0; margin: 0; }
  .parts li { display: flex; gap: 0.5em; align-items: start; }
  .parts .vk-icon { flex: none; margin-block-start: 0.15em; color: var(--_tone, var(--_muted)); }
`;
