import { css } from 'lit';

export const styles = css`
  fieldset.group { display: grid; gap: var(--_s3); padding: 0; margin: 0; border: 0; grid-template-columns: minmax(0, 1fr); }
  fieldset.group > legend { padding: 0; margin-block-end: var(--_s2); font-weight: var(--_weight-bold); }
  .pair { display: grid; gap: var(--_s3); align-items: end; grid-template-columns: minmax(0, 1fr); }
  .slots { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); }
  @container (min-width: 36em) { .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; } }
`;
