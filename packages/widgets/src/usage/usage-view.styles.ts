import { css } from 'lit';

export const styles = css`
  :host { --_before: color-mix(in srgb, var(--_accent) 38%, var(--_surface)); }
  .bars, .months { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); direction: ltr; }
  .bars { position: relative; block-size: 11em; }
  .bar { inline-size: 100%; block-size: 100%; cursor: pointer; border-radius: 4px; }
  .bar:focus-visible { outline-offset: -2px; }
  .bar:hover, .bar[data-chosen] { background: var(--_soft); }
  .line { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; pointer-events: none; }
  .now { fill: var(--_accent); }
  .now[data-estimate] { fill: url(#hatch); stroke: var(--_accent); }
  #hatch path { stroke: var(--_accent); stroke-width: 2; }
  .before { fill: var(--_before); }
  .norm { stroke: var(--_text); stroke-width: 1.5; stroke-dasharray: 5 4; }
  .months { color: var(--_muted); font-size: 0.8em; text-align: center; }
  .told { min-block-size: 2.9em; font-weight: 600; }
  @container (inline-size > 30em) { .told { min-block-size: 0; } }
  .legend { display: flex; flex-wrap: wrap; gap: 0.3em 1em; padding: 0; margin: 0; list-style: none; font-size: 0.9em; }
  .legend li { display: flex; gap: 0.4em; align-items: center; }
  .legend svg { inline-size: 1.2em; block-size: 0.9em; flex: none; }
  table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.35em 0.5em; text-align: start; border-block-end: 1px solid var(--_soft); font-weight: 400; }
  thead th { color: var(--_muted); font-size: 0.9em; }
  td { text-align: end; }
  thead th + th { text-align: end; }
  summary { cursor: pointer; min-block-size: 24px; color: var(--_accent); }
  details[open] > summary { margin-block-end: 0.75em; }
  .leak { display: grid; gap: var(--_gap); grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr)); }
  @media (forced-colors: active) {
    .now { fill: Highlight; } .before { fill: GrayText; } .norm { stroke: CanvasText; }
  }
`;
