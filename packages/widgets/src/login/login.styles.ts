import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 28em; }
  :host { --_room: 10em; }
  ul { list-style: none; }
  .vk-actions button { padding-inline: 0.75em; overflow-wrap: anywhere; }
`;
