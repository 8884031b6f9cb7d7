import { css } from 'lit';

export const styles = css`
  .picture { overflow: auto; padding: var(--_s2); background: var(--_tint); border-radius: var(--_radius); }
  .picture canvas { display: block; max-inline-size: 100%; max-block-size: 60vh; margin-inline: auto; }
`;
