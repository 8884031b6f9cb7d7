import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 28em; }
  :host { --_room: 10em; }
  ul { list-style: none; }
`;
