import { css } from 'lit';

export const styles = css`
  section { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); }
  .filed, .templates { display: grid; gap: var(--_s3); grid-template-columns: minmax(0, 1fr); padding: 0; margin: 0; list-style: none; }
  .filed li, .templates li { position: relative; align-content: start; }
  .templates .open { justify-self: start; min-block-size: 0; padding: 0; margin: 0; font-weight: var(--_weight-bold); text-align: start; text-decoration: none; }
  .templates li > .open.vk-text { margin: 0; padding: 0; }
  .states { display: flex; flex-wrap: wrap; gap: var(--_s2); }
  .excerpt { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
  .open::after { content: ''; position: absolute; inset: 0; border-radius: inherit; }
  li:has(.open:hover) { border-color: var(--_accent); }
  .ended .filed { margin-block-start: var(--_s3); }
  @container (min-width: 44em) { .filed, .templates { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
`;
