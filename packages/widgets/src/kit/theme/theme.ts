import { css, type CSSResult } from 'lit';

/**
 * The theme tokens a page may set (`--vk-accent`, `--vk-surface`, `--vk-text`, `--vk-line`, `--vk-radius`, `--vk-gap`,
 * `--vk-font`, `--vk-good`) and the values derived from them. Sizes are in `em` of the page's own text.
 */
const tokens = css`
  --_accent: var(--vk-accent, light-dark(#0b5cad, #8cc4ff));
  --_on-accent: var(--vk-on-accent, light-dark(#fff, #06213d));
  --_surface: var(--vk-surface, light-dark(#fff, #17212b));
  --_text: var(--vk-text, light-dark(#17212b, #e8eef4));
  --_muted: color-mix(in srgb, var(--_text) 72%, var(--_surface));
  --_line: var(--vk-line, light-dark(#7a8794, #8794a1));
  --_soft: color-mix(in srgb, var(--_text) 16%, var(--_surface));
  --_problem: light-dark(#b3261e, #ffb4ab);
  --_radius: var(--vk-radius, 0.5em);
  --_gap: var(--vk-gap, 1em);
`;

/** Native controls and parts, the same in shadow roots and in the light-DOM fields of \`vk-login\`. */
const controls = css`
  p, ul, h2 { margin: 0; padding: 0; }
  h2 { font-size: 1.3em; line-height: 1.25; }
  a { color: var(--_accent); }
  form, .vk-card { display: grid; gap: var(--_gap); }
  label { font-weight: 600; }
  button, .vk-button, input, select, textarea { box-sizing: border-box; min-block-size: 44px; padding: 0.5em 0.75em; margin: 0; font: inherit; color: inherit; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); }
  button, .vk-button { display: inline-flex; align-items: center; justify-content: center; padding-inline: 1.25em; font-weight: 600; text-decoration: none; cursor: pointer; background: var(--_accent); color: var(--_on-accent); border-color: transparent; }
  .vk-plain.vk-plain { background: none; color: var(--_accent); border-color: currentcolor; }
  button:hover, .vk-button:hover { box-shadow: inset 0 0 0 9em #8883; }
  button[aria-disabled='true'] { opacity: 0.65; }
  input, select, textarea { inline-size: 100%; }
  [aria-invalid='true'] { border: 2px solid var(--_problem); }
  .vk-field { display: grid; gap: 0.4em; }
  .vk-actions { display: flex; flex-wrap: wrap; gap: 0.75em; }
  .vk-actions input { flex: 1 9em; }
  .vk-hint, .vk-muted { color: var(--_muted); font-size: 0.9em; }
  .vk-error { color: var(--_problem); font-weight: 600; }
  .vk-check { display: flex; gap: 0.75em; align-items: center; min-block-size: 32px; font-weight: 400; }
  input[type='checkbox'] { inline-size: 1.35em; min-block-size: 1.35em; flex: none; accent-color: var(--_accent); }
  .vk-notice { display: grid; gap: 0.6em; justify-items: start; padding: 0.75em 1em; border: 1px solid var(--_soft); border-inline-start: 5px solid var(--_tone, var(--_accent)); border-radius: var(--_radius); overflow-wrap: anywhere; }
  [data-tone='problem'] { --_tone: var(--_problem); }
  .vk-notice ul { padding-inline-start: 1.2em; }
  :focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
  @media (forced-colors: active) { .vk-skeleton span { border: 1px solid; } }
  @media print { button, .vk-button { display: none; } }
`;

export const base = css`
  :host {
    ${tokens};
    display: block;
    font-family: var(--vk-font, inherit);
    font-size: max(1em, 14px);
    line-height: 1.45;
    text-align: start;
    color: var(--_text);
  }
  :host([hidden]) { display: none; }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
  .vk-card { align-content: start; padding: clamp(12px, 4%, 1.5em); background: var(--_surface); border: 1px solid var(--_soft); border-radius: calc(var(--_radius) * 1.5); }
  .vk-card[data-room] { min-block-size: var(--_room, 0); }
  :host([data-demo]) .vk-card::before { content: 'Демо'; justify-self: start; padding: 0 0.6em; border: 1px solid; border-radius: 1em; }
  .vk-skeleton { display: grid; gap: 0.9em; }
  .vk-skeleton span { block-size: 1.4em; border-radius: var(--_radius); background: var(--_soft); }
  ${controls}
`;

/** Makes every declaration important: in a layer, that beats even important rules of the page. */
export const important = (styles: CSSResult): string => styles.cssText.replace(/:[^;{}]+(?=[;}])/g, '$& !important');

/**
 * The styles of light-DOM fields under a selector: first reverts every rule of the page, then applies ours.
 */
export const lightDomText = (selector: string): string =>
  `@layer vk{${selector}{${tokens.cssText};*{all:revert!important}${important(controls)}}}`;

export const lightDomSheet = (css: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};
