import { css } from 'lit';

export const styles = css`
  :host { --_room: 40em; }
`;
