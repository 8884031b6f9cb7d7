import { css } from 'lit';

/** Styles that account widgets need before their data arrive. */
export const styles = css`
  :host { container-type: inline-size; }
  .vk-card { min-block-size: 8.4em; box-sizing: border-box; }
  .vk-card[data-room] { min-block-size: max(8.4em, var(--_room, 0em)); }
  ::slotted(*) { justify-self: stretch; }
  .vk-choice { display: grid; gap: 0.25em; }
  section > ul, details > ul { list-style: none; display: grid; gap: 0.75em; overflow-wrap: anywhere; }
  textarea { min-block-size: 7em; resize: vertical; }
  .vk-prompt { display: flex; flex-wrap: wrap; gap: var(--_s3) var(--_gap); align-items: center; justify-content: space-between; }
  .vk-prompt > p { flex: 1 12em; }
  @media print { :host, :host([theme]) { color-scheme: light; } .vk-card { padding: 0; border: 0; box-shadow: none; } }
  @media (prefers-reduced-motion: no-preference) {
    button, .vk-button { transition: box-shadow 120ms; }
    .vk-skeleton span { animation: vk-wait 1.6s ease-in-out infinite alternate; }
    @keyframes vk-wait { to { opacity: 0.4; } }
  }
`;
