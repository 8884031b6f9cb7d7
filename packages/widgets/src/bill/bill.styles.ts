import { css } from 'lit';

export const styles = css`
  :host { --_room: 34em; }
  .check { padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  @media print { .check { display: none; } }
`;
