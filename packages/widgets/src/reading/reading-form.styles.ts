import { css } from 'lit';

export const styles = css`
  :host { --_room: 24em; }
  .findings { display: grid; gap: 0.4em; }
`;
