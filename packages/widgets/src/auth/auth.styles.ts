import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 32em; --_room: 24em; }
`;
