import { css } from 'lit';

/** Styles of `Toast`. Its empty place takes no room in a grid, and stays in the page, so that screen readers announce what comes. */
export const toastStyles = css`
  .vk-toast-place { position: sticky; inset-block-end: 12px; z-index: 2; }
  .vk-toast-place:empty { position: absolute; }
  .vk-toast { display: flex; flex-wrap: wrap; gap: 0 var(--_gap); align-items: center; justify-content: space-between; padding: var(--_s2) var(--_s2) var(--_s2) 1em; border: 1px solid transparent; border-radius: var(--_radius); background: var(--_text); color: var(--_surface); box-shadow: 0 2px 6px #10293f1f, 0 12px 32px #10293f29; overflow-wrap: anywhere; }
  .vk-toast p { flex: 1 1 8em; }
  .vk-toast button.vk-text.vk-text { margin: 0; margin-inline-start: auto; padding-inline: 1em; color: inherit; background: color-mix(in srgb, var(--_surface) 16%, transparent); }
  .vk-toast :focus-visible { outline-color: currentcolor; outline-offset: -4px; }
  @media (prefers-reduced-motion: no-preference) {
    .vk-toast { animation: vk-toast 180ms ease-out; }
    @keyframes vk-toast { from { translate: 0 12px; } }
  }
`;
