import { css } from 'lit';

export const styles = css`
  :host { max-inline-size: 28em; }
  .vk-card { min-block-size: 24.5em; }
  ul { list-style: none; }
`;
