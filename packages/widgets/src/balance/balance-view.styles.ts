import { css } from 'lit';

export const styles = css`
  [data-state='overdue'] .vk-sum { color: var(--_danger); }
  [data-state='credit'] .vk-sum, [data-state='zero'] .vk-sum { color: var(--_good); }
  [data-state='zero'] .vk-sum { display: flex; gap: 0.35em; align-items: center; font-size: var(--_size-title); }
`;
