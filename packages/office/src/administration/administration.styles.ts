import { css } from 'lit';

/** Styles of the pages of administrators. */
export const administrationStyles = css`
  .pages { display: flex; flex-wrap: wrap; gap: var(--_s2); padding-block-end: var(--_gap); }
  .pages a { display: inline-flex; align-items: center; min-block-size: 2.5em; padding-inline: 0.9em; color: inherit; text-decoration: none; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); }
  .pages [aria-current] { color: var(--_accent-text); background: var(--_accent-soft); border-color: var(--_accent); }
  .told:focus { outline: none; }
  .narrow { display: grid; gap: var(--_s3); max-inline-size: 44em; }
  .pair { display: grid; gap: var(--_s3); grid-template-columns: repeat(auto-fit, minmax(min(16em, 100%), 1fr)); }
  fieldset.part { display: grid; gap: var(--_s3); min-inline-size: 0; padding: 1em; margin: 0; border: 1px solid var(--_line); border-radius: var(--_radius); }
  fieldset.part > legend { padding-inline: 0.4em; font-weight: var(--_weight-strong); }
  .checks { display: grid; gap: var(--_s2); }
  .checks label { display: flex; gap: 0.6em; align-items: center; min-block-size: 32px; }
  .checks input { inline-size: 1.25em; min-block-size: 1.25em; block-size: 1.25em; flex: none; margin: 0; }
  .secret { padding: 0.75em 1em; font-family: ui-monospace, monospace; font-size: 1.05em; background: var(--_tint); border-radius: var(--_radius); overflow-wrap: anywhere; user-select: all; }
  .qr { inline-size: min(14em, 100%); padding: 1em; background: #fff; border-radius: var(--_radius); }
  .qr svg { display: block; inline-size: 100%; fill: #000; }
  .long { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
  .from { color: var(--_muted); text-decoration: line-through; }
  .to { font-weight: var(--_weight-strong); white-space: pre-line; overflow-wrap: anywhere; }
  .from, .to { white-space: pre-line; overflow-wrap: anywhere; }
  .vk-rows dd { min-inline-size: 0; overflow-wrap: anywhere; }
  .settings { table-layout: fixed; }
  .settings th:nth-child(1) { inline-size: 32%; }
  .settings th:nth-child(3) { inline-size: 18%; }
  .settings th:nth-child(4) { inline-size: 20%; }
  progress { inline-size: 100%; max-inline-size: 30em; accent-color: var(--_accent); }
  .counts { display: flex; flex-wrap: wrap; gap: var(--_gap); padding: 0; margin: 0; list-style: none; }
  .counts strong { display: block; font-size: var(--_size-title); font-variant-numeric: tabular-nums; }
  @container (max-width: 40em) {
    .settings th:nth-child(1) { inline-size: auto; }
    .pages a { padding-inline: 0.7em; font-size: var(--_size-small); }
    td[data-label]::before { content: attr(data-label) ': '; color: var(--_muted); }
    td[data-label=''] { padding: 0; }
  }
`;
