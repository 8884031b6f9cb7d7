import { css } from 'lit';

export const styles = css`
  .act { justify-self: start; }
`;
