import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 28em; --_room: 7.25em; }
  ul { list-style: none; display: grid; gap: 0.75em; }
  .vk-choice { display: grid; gap: 0.25em; }
  dialog { padding: 0; border: 0; background: none; color: inherit; }
  [data-bar] { position: relative; box-sizing: border-box; gap: var(--_s2); }
  [data-bar] h2 { padding-inline-end: 6em; font-size: var(--_size-lead); }
  [data-bar] .sign-out { position: absolute; inset-block-start: clamp(8px, 2.5%, 14px); inset-inline-end: clamp(8px, 2.5%, 14px); }
  .vk-actions button { overflow-wrap: anywhere; }
`;
