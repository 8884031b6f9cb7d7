import { css } from 'lit';

/** What only the widgets of an account have: more kinds of fields, tones, the dialog, the moving skeleton. */
export const styles = css`
  h3 { font-size: 1.05em; margin: 0; }
  button:hover, .vk-button:hover { background: color-mix(in srgb, var(--_accent) 88%, var(--_on-accent)); }
  ::slotted(*) { justify-self: stretch; }
  .vk-choice { display: grid; gap: 0.25em; }
  .vk-field[data-invalid] { padding-inline-start: 0.75em; border-inline-start: 4px solid var(--_problem); }
  textarea { min-block-size: 7em; resize: vertical; }
  [data-tone='warning'] { --_tone: light-dark(#7a4d00, #ffcf87); }
  [data-tone='good'] { --_tone: var(--_good); }
  :host { --_good: var(--vk-good, light-dark(#14692f, #8fdca6)); }
  dialog { max-inline-size: min(28em, calc(100vw - 2em)); padding: 1.25em; color: var(--_text); background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); }
  @media (prefers-reduced-motion: no-preference) {
    .vk-skeleton span { animation: vk-wait 1.6s ease-in-out infinite alternate; }
    @keyframes vk-wait { to { opacity: 0.4; } }
  }
`;
