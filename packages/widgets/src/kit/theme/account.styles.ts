import { css } from 'lit';

/** Styles that only account widgets need: more kinds of fields, tones, the animated skeleton. */
export const styles = css`
  h3 { font-size: 1.05em; margin: 0; }
  ::slotted(*) { justify-self: stretch; }
  .vk-choice { display: grid; gap: 0.25em; }
  section > ul, details > ul { list-style: none; display: grid; gap: 0.75em; overflow-wrap: anywhere; }
  textarea { min-block-size: 7em; resize: vertical; }
  [data-tone='warning'] { --_tone: light-dark(#7a4d00, #ffcf87); }
  [data-tone='good'] { --_tone: var(--_good); }
  :host { container-type: inline-size; --_good: var(--vk-good, light-dark(#14692f, #8fdca6)); }
  @media print { :host, :host([theme]) { color-scheme: light; } }
  @media (prefers-reduced-motion: no-preference) {
    .vk-skeleton span { animation: vk-wait 1.6s ease-in-out infinite alternate; }
    @keyframes vk-wait { to { opacity: 0.4; } }
  }
`;
