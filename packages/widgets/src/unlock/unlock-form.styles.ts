import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 36em; --_room: 30em; }
  .vk-card, form, .vk-field { grid-template-columns: minmax(0, 1fr); }
`;
