import { css, type CSSResult } from 'lit';
import { tokens } from '../../generated/tokens.ts';
import { understood } from './style-sheet.ts';

/** Spaces follow `--vk-gap`: 4, 8, 12, 16 and 24 px at the usual text size. */
const spaces = css`
  --_s1: calc(var(--_gap) * 0.25);
  --_s2: calc(var(--_gap) * 0.5);
  --_s3: calc(var(--_gap) * 0.75);
  --_s5: calc(var(--_gap) * 1.5);
`;

/** Native controls and parts, the same in shadow roots and in the light-DOM fields of \`vk-login\`. */
const controls = css`
  p, ul, h2, h3 { margin: 0; padding: 0; }
  h2, h3 { font-size: var(--_size-title); line-height: 1.25; font-weight: var(--_weight-bold); letter-spacing: -0.01em; text-wrap: balance; }
  h3 { font-size: var(--_size-lead); text-wrap: wrap; }
  a { color: var(--_accent); text-underline-offset: 0.15em; }
  form, .vk-card { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
  label { font-weight: var(--_weight-strong); }
  strong { font-weight: var(--_weight-bold); }
  button, .vk-button, input, select, textarea { box-sizing: border-box; min-block-size: var(--_target); padding: 0.5em 0.75em; margin: 0; font: inherit; color: inherit; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); }
  button, .vk-button { display: inline-flex; align-items: center; justify-content: center; gap: 0.5em; padding-inline: 1.25em; font-weight: var(--_weight-strong); text-align: center; text-decoration: none; cursor: pointer; background: var(--_accent); color: var(--_on-accent); border-color: transparent; }
  .vk-tonal.vk-tonal, .vk-text.vk-text { background: var(--_accent-soft); color: var(--_accent-text); }
  .vk-text.vk-text { background: none; padding-inline: 0.5em; }
  .vk-text.vk-text[aria-pressed='true'] { background: var(--_accent-soft); }
  .vk-text.vk-text:first-child { margin-inline-start: -0.5em; }
  button:hover, .vk-button:hover { box-shadow: inset 0 0 0 9em #8882; }
  button:active, .vk-button:active { box-shadow: inset 0 0 0 9em #8884; }
  button[aria-disabled='true'] { background-image: linear-gradient(color-mix(in srgb, var(--_surface) 40%, transparent) 0 0); cursor: progress; }
  .vk-tonal.vk-tonal[data-tone] { background: color-mix(in srgb, var(--_tone) 10%, var(--_surface)); color: var(--_tone); }
  .vk-wide { inline-size: 100%; }
  input, select, textarea { inline-size: 100%; }
  select { contain: paint; }
  input:hover, select:hover, textarea:hover { border-color: var(--_text); }
  [aria-invalid='true'] { border: 2px solid var(--_danger); }
  .vk-field { display: grid; gap: 0.4em; }
  .vk-actions { display: flex; flex-wrap: wrap; gap: var(--_s2) var(--_s3); align-items: center; }
  .vk-actions > * { min-inline-size: 0; max-inline-size: 100%; }
  .vk-actions input { flex: 1 9em; inline-size: 9em; }
  .vk-hint, .vk-muted { color: var(--_muted); font-size: var(--_size-small); }
  .vk-error { color: var(--_danger); font-weight: var(--_weight-strong); }
  .vk-check { display: flex; gap: var(--_s3); align-items: center; min-block-size: 32px; font-weight: 400; }
  input:is([type='checkbox'], [type='radio']) { inline-size: 1.35em; min-block-size: 1.35em; flex: none; accent-color: var(--_accent); }
  .vk-icon { inline-size: 1.25em; block-size: 1.25em; flex: none; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  .vk-icon * { color: inherit; }
  .vk-icon :not([fill]) { fill: inherit; }
  .vk-notice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--_s2) var(--_s3); align-items: start; padding: var(--_s3) 1em; background: color-mix(in srgb, var(--_tone, var(--_accent)) 9%, var(--_surface)); border: 1px solid transparent; border-radius: var(--_radius); overflow-wrap: anywhere; }
  .vk-notice > * { grid-column: 2; justify-self: start; }
  .vk-notice > .vk-icon { grid-area: 1 / 1; margin-block-start: 0.1em; color: var(--_tone, var(--_accent)); }
  .vk-notice ul { padding-inline-start: 1.2em; }
  [data-tone='problem'] { --_tone: var(--_danger); }
  [data-tone='warning'] { --_tone: var(--_warning); }
  [data-tone='good'] { --_tone: var(--_good); }
  :focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
  @media (pointer: coarse) { input, select, textarea { font-size: max(16px, 1em); } }
  @media (forced-colors: active) { .vk-skeleton span { border: 1px solid; } }
  @media print { button, .vk-button { display: none; } }
`;

export const base = css`
  :host {
    ${tokens};
    ${spaces};
    display: block;
    font-family: var(--vk-font, inherit);
    font-size: max(1em, 14px);
    line-height: 1.5;
    text-align: start;
    color: var(--_text);
  }
  :host([data-system-font]) { font-family: var(--vk-font, system-ui, sans-serif); }
  :host([hidden]) { display: none; }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
  .vk-card { align-content: start; overflow-wrap: break-word; padding: clamp(16px, 4.5%, 24px); color: var(--_text); background: var(--_surface); border: 1px solid color-mix(in srgb, var(--_text) 10%, transparent); border-radius: calc(var(--_radius) * 1.6); box-shadow: var(--_shadow); }
  .vk-card[data-room] { min-block-size: var(--_room, 0); }
  :host([data-demo]) .vk-card::before { content: 'Демо'; justify-self: start; padding: 0 0.75em; font-size: var(--_size-small); color: var(--_accent-text); background: var(--_accent-soft); border-radius: 1em; }
  .vk-skeleton { display: grid; gap: var(--_s3); }
  .vk-skeleton span { block-size: 1.4em; border-radius: var(--_radius); background: var(--_soft); }
  .vk-skeleton span:first-child { inline-size: 40%; block-size: 2.2em; }
  .vk-skeleton span:nth-child(3n) { inline-size: 75%; }
  ${controls}
`;

/** Makes every declaration important: in a layer, that beats even important rules of the page. */
export const important = (styles: CSSResult): string => styles.cssText.replace(/:[^;{}]+(?=[;}])/g, '$& !important');

/**
 * The styles of light-DOM fields under a selector: first reverts every rule of the page, then applies ours.
 */
export const lightDomText = (selector: string): string =>
  `@layer vk{${selector}{${tokens.cssText};${spaces.cssText};color:var(--_text)!important;background:none!important;*:not(svg *){all:revert!important}${important(controls)}}}`;

export const lightDomSheet = (css: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(understood(css));
  return sheet;
};
