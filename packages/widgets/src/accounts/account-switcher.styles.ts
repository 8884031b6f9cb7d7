import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 44em; --_room: 20em; }
  .vk-card { grid-template-columns: minmax(0, 1fr); }
`;
