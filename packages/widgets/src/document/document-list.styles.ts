import { css } from 'lit';

export const styles = css`
  :host { --_room: 30em; }
`;
