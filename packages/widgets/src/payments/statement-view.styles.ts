import { css } from 'lit';

export const styles = css`
  .range { display: grid; gap: var(--_s3); grid-template-columns: repeat(auto-fit, minmax(min(10em, 100%), 1fr)); }
  .vk-rows dd { margin-inline-start: auto; }
  .statement :is(td, tbody th, tfoot th) { white-space: nowrap; }
  .statement :is(td, thead th:not(:first-child)) { text-align: end; }
  .statement thead th { vertical-align: bottom; }
  .statement thead th:last-child { padding-inline-end: 0; }
  .statement tfoot :is(th, td) { font-weight: var(--_weight-bold); border-block-end: 0; }
  @container (max-width: 36em) {
    .statement thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .statement :is(table, tbody, tfoot, tr, tbody th, tfoot th) { display: block; }
    .statement tr { padding-block: var(--_s2); border-block-end: 1px solid var(--_soft); }
    .statement :is(tbody th, tfoot th) { padding: 0; border: 0; font-weight: var(--_weight-strong); }
    .statement td { display: flex; flex-wrap: wrap; gap: 0 1em; justify-content: flex-end; padding: 0; border: 0; }
    .statement td::before { content: attr(data-label); margin-inline-end: auto; color: var(--_muted); font-weight: 400; white-space: normal; text-align: start; }
  }
`;
