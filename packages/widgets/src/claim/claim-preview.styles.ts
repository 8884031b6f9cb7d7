import { css } from 'lit';

export const styles = css`
  .paper { display: grid; box-sizing: border-box; max-inline-size: 46em; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); padding: clamp(1em, 5cqi, 2em); background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); overflow-wrap: anywhere; }
  .paper section { display: grid; gap: var(--_s2); grid-template-columns: minmax(0, 1fr); }
  .paper h4, .paper p, .paper ul { padding: 0; margin: 0; list-style: none; }
  .paper .words { white-space: pre-line; }
  .paper .vk-rows > div { justify-content: start; }
  .paper .vk-rows dt { flex: 0 0 9em; }
  .paper .vk-rows dd { flex: 1 1 9em; margin: 0; text-align: start; }
`;
