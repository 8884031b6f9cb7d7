import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 36em; --_room: 30em; }
  .vk-card, form, .vk-field { grid-template-columns: minmax(0, 1fr); }
  [data-tone='warning'] { --_tone: light-dark(#7a4d00, #ffcf87); }
`;
