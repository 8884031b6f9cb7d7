import { css } from 'lit';

export const styles = css`
  section > ul > li { display: grid; gap: 0.5em; padding: 1em; background: var(--_tint); border: 1px solid transparent; border-radius: calc(var(--_radius) * 1.2); overflow-wrap: anywhere; }
  section section { display: grid; gap: 0.75em; padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  form, .vk-field { grid-template-columns: minmax(0, 1fr); }
  .act { justify-self: start; }
  .vk-actions { align-items: center; }
  [aria-current='true'] { background: var(--_accent-soft); border-color: var(--_accent); }
`;
