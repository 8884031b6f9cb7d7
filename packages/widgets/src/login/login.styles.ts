import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 28em; --_room: 10em; }
  ul { list-style: none; display: grid; gap: 0.75em; }
  dialog { padding: 0; border: 0; background: none; color: inherit; }
  .vk-actions button { padding-inline: 0.75em; overflow-wrap: anywhere; }
`;
