import { css } from 'lit';

export const styles = css`
  .meters { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
  article > ul { list-style: none; display: grid; gap: 0.4em; }
  article > details { display: grid; gap: 0.6em; }
  @container (inline-size > 46em) { .meters { grid-template-columns: 1fr 1fr; } }
`;
