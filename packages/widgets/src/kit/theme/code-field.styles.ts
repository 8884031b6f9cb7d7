import { css } from 'lit';

/**
 * Styles of `codeField`: cells behind the digits of one native input. The pitch of a cell is the width of a digit and the
 * space after it, so that each digit stands in its cell.
 */
export const codeFieldStyles = css`
  .vk-code-room { display: block; container-type: inline-size; }
  .vk-code { --_pitch: 2.4ch; position: relative; display: block; inline-size: calc(6 * var(--_pitch) + 1ch); max-inline-size: 100%; direction: ltr; font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 1.5em; font-weight: var(--_weight-strong); }
  @container (inline-size < 15em) { .vk-code { --_pitch: 1.8ch; } }
  .vk-code input { inline-size: 100%; }
  .vk-code[data-cells] input { position: relative; z-index: 1; padding: 0.2em 0; border-color: transparent; background: none; letter-spacing: calc(var(--_pitch) - 1ch); text-indent: calc((var(--_pitch) - 1ch) / 2); font-size: 1em; text-rendering: geometricPrecision; outline: none; box-shadow: none; }
  .vk-code .cells { position: absolute; inset: 0; display: flex; pointer-events: none; }
  .vk-code .cells span { box-sizing: border-box; flex: none; inline-size: calc(var(--_pitch) - 0.4ch); margin-inline: 0.2ch; border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 0.5); background: var(--_surface); }
  .vk-code .cells span[data-typed] { background: var(--_tint); }
  .vk-code input:hover ~ .cells span { border-color: var(--_text); }
  .vk-code input[aria-invalid='true'] ~ .cells span { border: 2px solid var(--_danger); }
  .vk-code:focus-within .cells span[data-next] { border-color: var(--_accent); box-shadow: 0 0 0 2px var(--_accent); }
  .vk-code:not([data-cells]) { inline-size: 100%; font-size: 1em; }
  .vk-code:not([data-cells]) .cells { display: none; }
  @media (forced-colors: active) { .vk-code .cells { display: none; } .vk-code[data-cells] input { border-color: FieldText; } }
`;
