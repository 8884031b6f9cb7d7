import { css } from 'lit';

export const styles = css`
  .claims { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); padding: 0; margin: 0; list-style: none; }
  .claims li { position: relative; }
  .states { display: flex; flex-wrap: wrap; gap: var(--_s2); }
  .excerpt { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
  .claims .open::after { content: ''; position: absolute; inset: 0; border-radius: inherit; }
  .claims li:has(.open:hover) { border-color: var(--_accent); }
  @container (min-width: 44em) { .claims { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
`;
