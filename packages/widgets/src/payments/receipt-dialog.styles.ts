import { css } from 'lit';

/** The code stays dark on light in every scheme, so that cameras can read it. */
export const styles = css`
  dialog .vk-rows dd { margin-inline-start: auto; }
  .check { display: grid; gap: var(--_s3); justify-items: center; text-align: center; }
  .check .code { padding: 1em; background: #fff; border: 1px solid var(--_soft); border-radius: var(--_radius); line-height: 0; forced-color-adjust: none; }
  .check svg { inline-size: min(11em, 60cqi); block-size: auto; fill: #000; }
`;
