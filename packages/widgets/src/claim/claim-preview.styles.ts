import { css } from 'lit';

export const styles = css`
  .paper { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); padding: clamp(1em, 5cqi, 2em); background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); overflow-wrap: anywhere; }
  .paper section { display: grid; gap: var(--_s2); grid-template-columns: minmax(0, 1fr); }
  .paper h4, .paper p, .paper ul { padding: 0; margin: 0; list-style: none; }
  .paper .words { white-space: pre-line; }
  .paper .vk-rows dd { text-align: end; }
`;
