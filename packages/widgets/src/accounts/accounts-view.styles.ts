import { css } from 'lit';

export const styles = css`
  section > ul > li { display: grid; gap: 0.5em; padding-block-end: 0.75em; border-block-end: 1px solid var(--_soft); overflow-wrap: anywhere; }
  section section { display: grid; gap: 0.75em; padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  form, .vk-field { grid-template-columns: minmax(0, 1fr); }
  .act { justify-self: start; }
  .vk-actions { align-items: center; }
  [aria-current='true'] { border-inline-start: 4px solid var(--_accent); padding-inline-start: 0.75em; }
`;
