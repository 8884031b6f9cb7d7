import { css } from 'lit';

export const styles = css`
  :host { --_room: 38em; }
  .number { font-size: 1.4em; font-weight: 700; overflow-wrap: anywhere; }
  @container (inline-size > 40em) {
    .details { display: grid; grid-template-columns: 1fr 1fr; gap: var(--_gap); align-items: end; }
  }
  .details, .registered { display: grid; gap: var(--_gap); }
  .registered { border-radius: var(--_radius); outline-offset: 6px; }
`;
