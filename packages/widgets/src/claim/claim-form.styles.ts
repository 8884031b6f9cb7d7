import { css } from 'lit';

export const styles = css`
  :host { --_room: 38em; }
  .number { font-size: 1.4em; font-weight: 700; overflow-wrap: anywhere; }
  @container (inline-size > 40em) {
    .details { display: grid; grid-template-columns: 1fr 1fr; gap: var(--_gap); align-items: end; }
  }
  .details, .registered { display: grid; gap: var(--_gap); }
  .evidence { display: grid; gap: 0; padding: 0; margin: 0; border: 0; }
  .evidence legend { padding: var(--_s2) 0 0; font-weight: var(--_weight-strong); }
  summary .vk-muted { display: inline-block; font-weight: 400; }
  .registered { border-radius: var(--_radius); outline-offset: 6px; }
`;
