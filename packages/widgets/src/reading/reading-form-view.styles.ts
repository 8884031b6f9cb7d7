import { css } from 'lit';

export const styles = css`
  .meter input:not([type='checkbox'], [type='file']) { max-inline-size: 12em; font-size: 1.375em; font-variant-numeric: tabular-nums; letter-spacing: 0.04em; }
  .volume { font-weight: var(--_weight-strong); }
  .volume:empty { margin-block-start: calc(var(--_s3) * -1); }
  .meters { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
  @container (inline-size > 40em) { .meters { grid-template-columns: 1fr 1fr; } }
  .choose { position: relative; justify-self: start; }
  .meter .choose input { position: absolute; inset: 0; max-inline-size: none; font-size: 1em; opacity: 0; cursor: pointer; }
  .choose:focus-within { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .photo { display: flex; flex-wrap: wrap; gap: 0.75em; align-items: start; }
  .photo > div { display: grid; gap: 0.4em; flex: 1 1 12em; }
  canvas { max-inline-size: 6em; block-size: auto; border-radius: var(--_radius); }
`;
