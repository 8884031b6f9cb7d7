import { css } from 'lit';

/** Styles of `timeline` and `deadlineBar`. */
export const timeStyles = css`
  .vk-timeline { display: grid; padding: 0; margin: 0; list-style: none; }
  .vk-timeline li { --_mark: var(--_tone, var(--_accent)); position: relative; display: grid; grid-template-columns: 1.75em minmax(0, 1fr); gap: var(--_s3); padding-block-end: var(--_gap); }
  .vk-timeline li:last-child { padding-block-end: 0; }
  .vk-timeline li:not(:last-child)::before { content: ''; position: absolute; inset-block: 1.75em 0; inset-inline-start: calc(0.875em - 1px); border-inline-start: 2px solid var(--_mark); opacity: 0.45; }
  .vk-timeline li:is([data-state='current'], [data-state='future']):not(:last-child)::before { border-inline-start: 2px dashed var(--_line); }
  .vk-timeline .mark { display: grid; place-items: center; box-sizing: border-box; inline-size: 1.75em; block-size: 1.75em; border: 2px solid transparent; border-radius: 50%; color: var(--_mark); background: color-mix(in srgb, var(--_mark) 13%, var(--_surface)); }
  .vk-timeline .mark .vk-icon { inline-size: 1em; block-size: 1em; stroke-width: 2.5; }
  .vk-timeline [data-state='current'] .mark { border-color: var(--_mark); }
  .vk-timeline [data-state='current'] .mark:empty::before { content: ''; inline-size: 0.65em; block-size: 0.65em; border-radius: 50%; background: var(--_mark); }
  .vk-timeline [data-state='future']:not([data-tone]) .mark { border: 2px dashed var(--_line); background: none; }
  .vk-timeline .title { padding-block-start: 0.1em; font-weight: var(--_weight-strong); }
  .vk-timeline [data-state='future'] .title { font-weight: 400; }
  .vk-deadline { display: grid; gap: var(--_s2); }
  .vk-deadline p { display: flex; flex-wrap: wrap; gap: 0 var(--_s3); justify-content: space-between; align-items: baseline; }
  .vk-deadline strong { font-weight: var(--_weight-strong); font-variant-numeric: tabular-nums; }
  .vk-deadline[data-tone='problem'] strong { color: var(--_tone); }
  .vk-deadline svg { inline-size: 100%; block-size: 0.6em; border-radius: 0.3em; overflow: hidden; }
  .vk-deadline .term { fill: var(--_soft); }
  .vk-deadline .left { fill: var(--_tone, var(--_accent)); rx: 0.3em; }
  @media (forced-colors: active) {
    .vk-timeline [data-state='current'] .mark { outline: 2px solid Highlight; }
    .vk-deadline svg { outline: 1px solid; } .vk-deadline .term { fill: Canvas; } .vk-deadline .left { fill: Highlight; }
  }
`;
