import { css } from 'lit';

export const styles = css`
  .meter { display: grid; gap: 0.6em; align-content: start; padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  .meter input:not([type='checkbox']) { max-inline-size: 12em; font-size: 1.25em; font-variant-numeric: tabular-nums; letter-spacing: 0.04em; }
  summary { cursor: pointer; min-block-size: 24px; color: var(--_accent); }
  .volume { min-block-size: 1.45em; font-weight: 600; }
  @container (inline-size > 40em) {
    .meters { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2em; }
  }
  .meters { display: grid; gap: var(--_gap); }
  .choose { position: relative; justify-self: start; }
  .meter .choose input { position: absolute; inset: 0; max-inline-size: none; font-size: 1em; opacity: 0; cursor: pointer; }
  .choose:focus-within { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .photo { display: flex; flex-wrap: wrap; gap: 0.75em; align-items: start; }
  .photo > div { display: grid; gap: 0.4em; flex: 1 1 12em; }
  canvas { max-inline-size: 6em; block-size: auto; border-radius: var(--_radius); }
`;
