import { css } from 'lit';

export const styles = css`
  :host { display: block; max-inline-size: 72em; margin-inline: auto; padding: var(--_gap); container-type: inline-size; }
  h1 { margin: 0; font-size: var(--_size-title); }
  header { display: flex; flex-wrap: wrap; gap: var(--_s2) var(--_gap); align-items: center; justify-content: space-between; padding-block: 0 var(--_gap); }
  .sign-in { max-inline-size: 28em; margin: 10vh auto 0; }
  .tabs { display: flex; flex-wrap: wrap; gap: var(--_s2); }
  .menu { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr) minmax(0, 22em); align-items: start; padding-block-end: var(--_gap); }
  .menu ul { position: relative; display: flex; flex-wrap: wrap; gap: var(--_s2); padding: 0; margin: 0; list-style: none; }
  .menu li > a { display: inline-flex; gap: 0.5em; align-items: center; min-block-size: 2.5em; padding-inline: 0.9em; color: inherit; text-decoration: none; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); }
  .menu [aria-current] { color: var(--_accent-text); background: var(--_accent-soft); border-color: var(--_accent); }
  .menu .search > label { color: var(--_muted); font-size: var(--_size-small); }
  .menu .search input { flex: 1; min-inline-size: 0; }
  [data-decision='proposed'] { border-color: var(--_warning); }
  [data-decision] p { margin: 0; }
  .tabs [aria-current] { font-weight: var(--_weight-strong); }
  .steps { display: grid; gap: var(--_s2); margin: 0; padding-inline-start: 1.4em; }
  .step { max-inline-size: 34em; }
  .search { display: grid; gap: var(--_s2); max-inline-size: 34em; }
  .talk { display: grid; gap: var(--_s3); padding: 0; margin: 0; list-style: none; }
  .talk > li { display: grid; gap: var(--_s2); max-inline-size: 52em; padding: 0.75em 1em; background: var(--_tint); border-radius: var(--_radius); border-inline-start: 4px solid var(--_line); }
  .talk > [data-side='utility'] { background: var(--_accent-soft); border-color: var(--_accent); }
  .vk-rows { max-inline-size: 44em; }
  .words { white-space: pre-line; overflow-wrap: anywhere; }
  @container (max-width: 55em) { .menu { grid-template-columns: minmax(0, 1fr); } }
  .vk-actions > select { flex: 1; min-inline-size: 0; max-inline-size: 28em; }
  @container (max-width: 40em) {
    .menu ul { flex-wrap: nowrap; padding-block-end: var(--_s2); overflow-x: auto; }
    .menu li { flex: none; }
    table, tbody, tr, th, td { display: block; }
    thead { position: absolute; clip-path: inset(50%); }
    tbody tr { padding-block: var(--_s3); border-block-end: 1px solid var(--_line); }
    tbody :is(th, td) { padding: 0.1em 0; border: 0; }
  }
`;
