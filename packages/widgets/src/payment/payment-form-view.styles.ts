import { css } from 'lit';

export const styles = css`
  fieldset { display: grid; gap: var(--_s2); min-inline-size: 0; padding: 0; margin: 0; border: 0; }
  fieldset > legend { padding: 0; margin-block-end: 0.4em; font-weight: var(--_weight-strong); }
  .option { position: relative; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.15em 0.75em; align-items: center; box-sizing: border-box; min-block-size: var(--_target); padding: 0.55em 0.9em; border: 1px solid var(--_line); border-radius: var(--_radius); cursor: pointer; }
  .option:has(:checked) { background: var(--_accent-soft); border-color: var(--_accent); }
  .option:has(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .option[data-off] { color: var(--_muted); cursor: default; }
  .option input { inline-size: 1.25em; block-size: 1.25em; min-block-size: 0; margin: 0; accent-color: var(--_accent); }
  .option input:focus-visible { outline: none; }
  .option > span { min-inline-size: 0; }
  .option > .more { grid-column: 2 / -1; color: var(--_muted); font-size: var(--_size-small); }
  .option > b { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .option > b.free { color: var(--_good); font-weight: var(--_weight-strong); }
  .total { display: flex; flex-wrap: wrap; gap: 0 1em; justify-content: space-between; align-items: baseline; padding-block-start: var(--_s3); border-block-start: 1px solid var(--_soft); }
  .total b { font-size: 1.35em; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .facts > .long { display: grid; }
  .facts > .long dd { margin-inline-start: 0; text-align: start; }
  .facts .sum { font-weight: var(--_weight-strong); }
  .links, .links > div { display: grid; gap: var(--_s3); }
  .wait { display: grid; gap: var(--_s3); justify-items: center; text-align: center; padding-block: var(--_s3); }
  .wait > .vk-icon, .result > .vk-icon { inline-size: 3em; block-size: 3em; stroke-width: 1.25; color: var(--_accent); }
  .result { display: grid; gap: var(--_s3); justify-items: center; text-align: center; padding-block: var(--_s3); }
  .result[data-state='succeeded'] > .vk-icon { color: var(--_good); }
  .result[data-state='failed'] > .vk-icon { color: var(--_danger); }
  .result h3, .wait h3 { font-size: var(--_size-title); }
  .vk-actions { justify-content: start; }
  .wait .vk-actions, .result .vk-actions { justify-content: center; }
  @container (inline-size < 20em) { .option { padding-inline: 0.6em; column-gap: 0.5em; } }
`;
