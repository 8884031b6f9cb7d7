// Generated from packages/widgets/tokens by `npm run generate`; do not edit.

/** What a page may set as `--vk-NAME` or in `appearance`: its type and its default in both schemes. */
export const tokenTypes: Readonly<
  Record<string, { readonly type: string; readonly light: string; readonly dark: string }>
> = {
  'accent': { type: 'color', light: '#0a5ea8', dark: '#7cc3ff' },
  'on-accent': { type: 'color', light: '#ffffff', dark: '#04233f' },
  'surface': { type: 'color', light: '#ffffff', dark: '#16222d' },
  'text': { type: 'color', light: '#15232f', dark: '#e6eef5' },
  'line': { type: 'color', light: '#768591', dark: '#8694a1' },
  'danger': { type: 'color', light: '#b3261e', dark: '#ffb4ab' },
  'muted': { type: 'color', light: '#576169', dark: '#acb5bd' },
  'soft': { type: 'color', light: '#dee0e2', dark: '#333f49' },
  'tint': { type: 'color', light: '#f3f4f5', dark: '#202c37' },
  'accent-soft': { type: 'color', light: '#e7eff6', dark: '#203242' },
  'accent-text': { type: 'color', light: '#0c5290', dark: '#91ccfd' },
  'good': { type: 'color', light: '#14692f', dark: '#8fdca6' },
  'warning': { type: 'color', light: '#7a4d00', dark: '#ffcf87' },
  'cold': { type: 'color', light: '#1565c0', dark: '#7db8ff' },
  'hot': { type: 'color', light: '#c0341d', dark: '#ff9f8a' },
  'waste': { type: 'color', light: '#6b5a1e', dark: '#d8c178' },
  'drum': { type: 'color', light: '#1b2128', dark: '#0a0e12' },
  'drum-fraction': { type: 'color', light: '#a3201a', dark: '#a3201a' },
  'shadow': { type: 'shadow', light: '0 1px 2px #10293f14, 0 6px 20px #10293f12', dark: '0 1px 2px #10293f14, 0 6px 20px #10293f12' },
  'font': { type: 'fontFamily', light: 'inherit', dark: 'inherit' },
  'radius': { type: 'dimension', light: '0.625em', dark: '0.625em' },
  'gap': { type: 'dimension', light: '1em', dark: '1em' },
  'target': { type: 'dimension', light: '44px', dark: '44px' },
  'size-small': { type: 'dimension', light: '0.875em', dark: '0.875em' },
  'size-title': { type: 'dimension', light: '1.25em', dark: '1.25em' },
  'size-lead': { type: 'dimension', light: '1.125em', dark: '1.125em' },
  'size-sum': { type: 'dimension', light: '2.25em', dark: '2.25em' },
  'weight-strong': { type: 'fontWeight', light: '500', dark: '500' },
  'weight-bold': { type: 'fontWeight', light: '700', dark: '700' },
};
