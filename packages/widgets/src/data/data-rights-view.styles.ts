import { css } from 'lit';

export const styles = css`
  section { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); }
  .vk-panel > :is(button, a, .vk-actions) { justify-self: start; }
  .request { display: grid; gap: var(--_s2); grid-template-columns: minmax(0, 1fr); padding-block: var(--_s3); border-block-start: 1px solid var(--_soft); }
  h4, .parts { margin: 0; }
  .request .head { display: flex; flex-wrap: wrap; gap: var(--_s1) var(--_s3); align-items: center; justify-content: space-between; }
  .parts { display: grid; gap: var(--_s2); padding: 0; list-style: none; }
  .parts > li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 0.5em; }
  .parts .vk-icon { inline-size: 1.25em; block-size: 1.25em; margin-block-start: 0.1em; }
  .parts [data-tone] > .vk-icon { color: var(--_tone); }
  fieldset.sections { display: grid; gap: var(--_s1); min-inline-size: 0; padding: 0; margin: 0; border: 0; }
  fieldset.sections legend { padding: 0; margin-block-end: var(--_s1); font-weight: var(--_weight-strong); }
  .recipient { display: grid; gap: var(--_s1); padding-block: var(--_s3); border-block-start: 1px solid var(--_soft); }
  .recipient h4 { margin: 0; overflow-wrap: anywhere; }
  .recipient button { justify-self: start; }
  @media print { .ask { display: none; } }
`;
