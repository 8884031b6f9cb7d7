// Generated from packages/widgets/tokens by `npm run generate`; do not edit.
import { css } from 'lit';

/** Tokens of every widget. */
export const tokens = css`
  --_accent: var(--vk-accent, light-dark(#0a5ea8, #7cc3ff));
  --_on-accent: var(--vk-on-accent, light-dark(#ffffff, #04233f));
  --_surface: var(--vk-surface, light-dark(#ffffff, #16222d));
  --_text: var(--vk-text, light-dark(#15232f, #e6eef5));
  --_line: var(--vk-line, light-dark(#768591, #8694a1));
  --_danger: var(--vk-danger, light-dark(#b3261e, #ffb4ab));
  --_muted: var(--vk-muted, color-mix(in srgb, var(--_text) 72%, var(--_surface)));
  --_soft: var(--vk-soft, color-mix(in srgb, var(--_text) 14%, var(--_surface)));
  --_tint: var(--vk-tint, color-mix(in srgb, var(--_text) 5%, var(--_surface)));
  --_accent-soft: var(--vk-accent-soft, color-mix(in srgb, var(--_accent) 10%, var(--_surface)));
  --_accent-text: var(--vk-accent-text, color-mix(in srgb, var(--_accent) 80%, var(--_text)));
  --_good: var(--vk-good, light-dark(#14692f, #8fdca6));
  --_warning: var(--vk-warning, light-dark(#7a4d00, #ffcf87));
  --_shadow: var(--vk-shadow, 0 1px 2px #10293f14, 0 6px 20px #10293f12);
  --_radius: var(--vk-radius, 0.625em);
  --_gap: var(--vk-gap, 1em);
  --_target: var(--vk-target, 44px);
  --_size-small: var(--vk-size-small, 0.875em);
  --_size-title: var(--vk-size-title, 1.25em);
  --_size-lead: var(--vk-size-lead, 1.125em);
  --_weight-strong: var(--vk-weight-strong, 500);
  --_weight-bold: var(--vk-weight-bold, 700);
`;

/** Tokens that only account widgets need. */
export const accountTokens = css`
  --_cold: var(--vk-cold, light-dark(#1565c0, #7db8ff));
  --_hot: var(--vk-hot, light-dark(#c0341d, #ff9f8a));
  --_waste: var(--vk-waste, light-dark(#6b5a1e, #d8c178));
  --_drum: var(--vk-drum, light-dark(#1b2128, #0a0e12));
  --_drum-fraction: var(--vk-drum-fraction, light-dark(#a3201a, #a3201a));
  --_size-sum: var(--vk-size-sum, 2.25em);
`;
