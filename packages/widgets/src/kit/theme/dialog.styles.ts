import { css } from 'lit';

/** Styles of dialogs: a box over the page, and a sheet at its lower edge on phones. */
export const dialogStyles = css`
  dialog { box-sizing: border-box; inline-size: min(28em, calc(100vw - 24px)); max-inline-size: none; max-block-size: calc(100vh - 24px); padding: 0; border: 0; border-radius: calc(var(--_radius) * 1.6); background: none; color: inherit; overscroll-behavior: contain; }
  dialog::backdrop { background: #0b1a2a99; }
  dialog h2 { padding-inline-end: 1.75em; }
  dialog .close { position: absolute; inset-block-start: 0.5em; inset-inline-end: 0.5em; padding-inline: 0.6em; }
  @media (max-width: 479px) {
    dialog { inline-size: 100%; max-block-size: calc(100vh - 48px); max-block-size: calc(100dvh - 48px); margin-block-end: 0; border-end-start-radius: 0; border-end-end-radius: 0; }
    dialog > .vk-card { border-end-start-radius: 0; border-end-end-radius: 0; padding-block-end: max(16px, env(safe-area-inset-bottom)); }
    dialog > div .vk-actions > * { flex: 1 1 9em; }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] { animation: vk-rise 180ms ease-out; }
    @keyframes vk-rise { from { translate: 0 24px; } }
  }
`;
