import { css } from 'lit';

export const styles = css`
  .works-list { gap: 0; }
  .work { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 var(--_s3); padding-block: var(--_s3); border-block-start: 1px solid var(--_soft); }
  .work > div { display: grid; gap: var(--_s1); }
  .work .vk-rows { max-inline-size: 32em; margin-block-end: var(--_s2); }
  .work h4 { margin: 0; font-size: inherit; font-weight: var(--_weight-bold); }
  .head { display: flex; flex-wrap: wrap; gap: var(--_s1) var(--_s3); align-items: center; }
  .check { padding: var(--_s3) 1em; background: var(--_tint); border-radius: var(--_radius); }
  @media print { .work { break-inside: avoid; } }
`;
