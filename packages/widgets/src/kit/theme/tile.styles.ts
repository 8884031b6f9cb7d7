import { css } from 'lit';

/** Styles of `statTile` and `sparkline`. */
export const tileStyles = css`
  .vk-tiles { display: grid; gap: var(--_s3); grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr)); }
  .vk-tile { gap: var(--_s2); }
  .vk-tile .value { font-size: 1.6em; font-weight: var(--_weight-bold); line-height: 1.1; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  .vk-tile .change { display: flex; gap: 0.4em; align-items: start; font-size: var(--_size-small); }
  .vk-tile .change .vk-icon { inline-size: 1.1em; block-size: 1.1em; margin-block-start: 0.15em; color: var(--_muted); }
  .vk-spark { inline-size: 100%; block-size: 2.5em; overflow: visible; fill: none; stroke: var(--_accent); }
  .vk-spark path { vector-effect: non-scaling-stroke; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  .vk-spark .end { stroke-width: 7; }
`;
