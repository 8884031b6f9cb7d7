import { css } from 'lit';

/** Styles of `definition`: beside the term where the browser can anchor it, else at the lower edge of the page. */
export const definitionStyles = css`
  button.vk-term { display: inline; min-block-size: 24px; padding: 0; border: 0; border-radius: 0.2em; background: none; color: inherit; font-weight: inherit; text-align: start; text-decoration: underline dotted var(--_accent) 2px; text-underline-offset: 0.25em; }
  button.vk-term:hover { box-shadow: none; color: var(--_accent-text); text-decoration-style: solid; }
  .vk-definition { box-sizing: border-box; inline-size: max-content; max-inline-size: min(22em, calc(100vw - 24px)); padding: var(--_s3) 1em; margin: auto; inset: auto 0 12px; border: 1px solid color-mix(in srgb, var(--_text) 14%, transparent); border-radius: var(--_radius); background: var(--_surface); color: var(--_text); box-shadow: 0 2px 6px #10293f1f, 0 12px 32px #10293f29; font-size: var(--_size-small); line-height: 1.5; font-weight: 400; text-align: start; }
  @supports (position-area: block-end) {
    .vk-definition { margin: 0.4em 8px; inset: auto; position-area: block-end span-inline-end; position-try-fallbacks: flip-inline, flip-block, flip-block flip-inline; }
  }
  .vk-term-fold { display: inline-block; }
`;
