import { css } from 'lit';

/** Styles of `filesField` and `fileList`. */
export const filesStyles = css`
  .files { display: grid; gap: 0.6em; grid-template-columns: minmax(0, 1fr); padding: 1em; border: 2px dashed var(--_line); border-radius: var(--_radius); }
  .files[data-over] { border-color: var(--_accent); background: color-mix(in srgb, var(--_accent) 10%, var(--_surface)); }
  .vk-files { display: grid; gap: var(--_s2); grid-template-columns: minmax(0, 1fr); padding: 0; margin: 0; list-style: none; }
  .vk-files:empty { display: none; }
  .vk-files li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 var(--_s3); align-items: center; padding: var(--_s2) var(--_s2) var(--_s2) var(--_s3); background: var(--_tint); border: 1px solid transparent; border-radius: var(--_radius); overflow-wrap: anywhere; }
  .vk-files li > .vk-icon { color: var(--_tone, var(--_muted)); }
  .vk-files .name { font-weight: var(--_weight-strong); }
  .vk-files .vk-error { font-size: var(--_size-small); }
  .vk-files li > .vk-text { align-self: start; padding-inline: 0.75em; }
  .vk-files .file .vk-text { min-block-size: 36px; margin-inline-start: -0.5em; }
  .vk-files progress { grid-column: 1 / -1; appearance: none; inline-size: 100%; block-size: 0.4em; margin-block-start: var(--_s2); border: 0; border-radius: 0.2em; overflow: hidden; background: var(--_soft); }
  .vk-files progress::-webkit-progress-bar { background: var(--_soft); }
  .vk-files progress::-webkit-progress-value { background: var(--_accent); border-radius: 0.2em; }
  .vk-files progress::-moz-progress-bar { background: var(--_accent); border-radius: 0.2em; }
  .choose { position: relative; justify-self: start; }
  .choose input { position: absolute; inset: 0; inline-size: 100%; opacity: 0; cursor: pointer; }
  .choose:focus-within { outline: 3px solid var(--_accent); outline-offset: 2px; }
  @media (forced-colors: active) { .vk-files progress { outline: 1px solid; } .vk-files progress::-webkit-progress-value { background: Highlight; forced-color-adjust: none; } }
`;
