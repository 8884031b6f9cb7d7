import { css } from 'lit';

export const styles = css`
  section { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); }
  .top { display: grid; gap: var(--_gap) var(--_s5); grid-template-columns: repeat(auto-fit, minmax(min(19em, 100%), 1fr)); align-items: start; }
  .now { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
  .answer { display: grid; gap: var(--_s1); padding-block-start: var(--_s3); border-block-start: 1px solid var(--_soft); }
  .answer .total { font-size: 1.6em; font-weight: var(--_weight-bold); line-height: 1.2; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; }
  .answer:empty { display: none; }
  .debt { border-block-start: 1px solid var(--_soft); }
  section > h3 + .debt { border-block-start: 0; }
  .debt + .debt { margin-block-start: calc(var(--_s3) * -1); }
  .debt summary { flex-wrap: wrap; padding-block: var(--_s2); color: inherit; font-weight: 400; }
  .debt summary .name { flex: 1 0 auto; max-inline-size: calc(100% - 1.5em); }
  .debt summary::before { color: var(--_accent); }
  .debt summary .figures { margin-inline-start: auto; text-align: end; font-variant-numeric: tabular-nums; }
  .debt summary .figures > * { white-space: nowrap; }
  .debt .sum { font-size: var(--_size-small); font-variant-numeric: tabular-nums; }
  .debt dt { flex: 1 12em; }
  .debt > :last-child { margin-block-end: var(--_s3); }
  progress { inline-size: 100%; block-size: 0.6em; accent-color: var(--_accent); }
  .vk-panel > :is(a, button) { justify-self: start; }
  .vk-panel [role='status']:empty { display: none; }
  .number { white-space: nowrap; }
  @container (max-width: 20em) { .letter > :not(.vk-icon, .what) { grid-column: 1 / -1; } .letter > .what { overflow-wrap: break-word; } }
`;
