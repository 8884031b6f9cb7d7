import { css } from 'lit';

export const styles = css`
  .amount { font-size: clamp(1.6em, 9cqi, 2.4em); font-weight: 700; line-height: 1.1; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  .state { font-weight: 600; }
  [data-state='overdue'] .amount { color: var(--_problem); }
  [data-state='credit'] .amount, [data-state='zero'] .amount { color: var(--_good); }
`;
