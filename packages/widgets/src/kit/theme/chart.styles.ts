import { css } from 'lit';

/** Styles of `BarChart`. */
export const chartStyles = css`
  :host { --_before: color-mix(in srgb, var(--_accent) 38%, var(--_surface)); }
  .bars, .months { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); direction: ltr; padding-inline-end: var(--_axis, 3em); }
  .bars { position: relative; block-size: 11em; }
  .bar { inline-size: 100%; block-size: 100%; cursor: pointer; border-radius: 4px; }
  .bar:focus-visible { outline-offset: -2px; }
  .bar:hover, .bar[data-chosen] { background: var(--_soft); }
  .line { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; pointer-events: none; }
  .axis line { stroke: var(--_soft); }
  .axis text { fill: var(--_muted); font-size: 0.75em; text-anchor: end; }
  .now { fill: var(--_accent); }
  .now[data-estimate] { fill: url(#hatch); stroke: var(--_accent); }
  #hatch path { stroke: var(--_accent); stroke-width: 2; }
  .before { fill: var(--_before); }
  .norm { stroke: var(--_text); stroke-width: 1.5; stroke-dasharray: 5 4; }
  .months { color: var(--_muted); font-size: 0.8em; text-align: center; padding-inline-end: calc(var(--_axis, 3em) * 1.25); }
  .told { min-block-size: 3em; font-weight: var(--_weight-strong); font-variant-numeric: tabular-nums; }
  @container (inline-size > 30em) { .told { min-block-size: 0; } }
  .legend { display: flex; flex-wrap: wrap; gap: 0.3em 1em; padding: 0; margin: 0; list-style: none; font-size: 0.9em; }
  .legend li { display: flex; gap: 0.4em; align-items: center; }
  .legend svg { inline-size: 1.2em; block-size: 0.9em; flex: none; }
  @media (forced-colors: active) {
    .now { fill: Highlight; } .before { fill: GrayText; } .norm { stroke: CanvasText; }
  }
`;
