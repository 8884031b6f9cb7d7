import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 36em; --_room: 30em; }
  h3 { font-size: 1.05em; margin: 0; }
  .vk-card, form, .vk-field { grid-template-columns: minmax(0, 1fr); }
  .act { justify-self: start; }
  [data-tone='good'] { --_tone: light-dark(#14692f, #8fdca6); }
  [data-tone='warning'] { --_tone: light-dark(#7a4d00, #ffcf87); }
`;
