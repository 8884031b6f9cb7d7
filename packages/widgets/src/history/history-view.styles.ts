import { css } from 'lit';

export const styles = css`
  .vk-choice { grid-template-columns: minmax(0, 1fr); min-inline-size: 0; }
  .month { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  .month ul { list-style: none; display: grid; gap: var(--_s3); }
  .month li { flex-wrap: wrap; }
  .month li > :not(.vk-service, .figures) { flex-basis: 6em; }
  .figures { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .vk-head > .figures { flex: none; margin-inline-start: auto; }
  .month .figures .vk-muted { display: block; }
  .year { padding-block-start: var(--_s3); border-block-start: 1px solid var(--_soft); }
  .year th { inline-size: 5.5em; white-space: nowrap; }
  .year td { display: flex; flex-wrap: wrap; gap: var(--_s1) var(--_gap); }
  .entry { display: flex; flex: 1 1 11em; flex-wrap: wrap; gap: var(--_s2); align-items: center; }
  .entry .vk-service { inline-size: 1.6em; block-size: 1.6em; font-size: var(--_size-small); }
  .verdict { flex-basis: 100%; }
  [data-charged] strong { font-style: italic; font-weight: 400; }
  [data-struck] strong { text-decoration: line-through; font-weight: 400; }
`;
