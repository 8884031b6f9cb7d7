import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 48em; --_room: 44em; }
`;
