import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 44em; --_room: 34em; }
`;
