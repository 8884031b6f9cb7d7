import { css } from 'lit';

export const styles = css`
  h4 { margin: 0; }
  section { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); }
  .words { white-space: pre-line; overflow-wrap: anywhere; }
  .talk { display: grid; gap: var(--_s3); padding: 0; margin: 0; list-style: none; }
  .talk > li { display: grid; gap: var(--_s2); justify-self: start; box-sizing: border-box; inline-size: fit-content; max-inline-size: 92%; padding: 0.75em 1em; background: var(--_tint); border-radius: calc(var(--_radius) * 1.6); border-end-start-radius: 2px; }
  .talk > [data-side='customer'] { justify-self: end; background: var(--_accent-soft); border-end-start-radius: calc(var(--_radius) * 1.6); border-end-end-radius: 2px; }
  .attached { display: grid; gap: var(--_s2); padding: 0; margin: 0; list-style: none; }
  .attached a { display: inline-flex; gap: 0.4em; align-items: center; min-block-size: 32px; overflow-wrap: anywhere; }
  .slots { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); }
  details > .vk-rows { margin-block-start: var(--_s3); }
  @media print { .talk > li { max-inline-size: none; break-inside: avoid; border: 1px solid; } }
  @media (forced-colors: active) { .talk > li { border: 1px solid; } }
`;
