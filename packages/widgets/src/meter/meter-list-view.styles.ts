import { css } from 'lit';

export const styles = css`
  .meters { display: grid; gap: var(--_gap); }
  article { display: grid; gap: 0.5em; align-content: start; padding-block-start: var(--_gap); border-block-start: 1px solid var(--_soft); }
  .state { display: flex; gap: 0.5em; align-items: baseline; font-weight: 600; }
  .state::before { content: ''; flex: none; inline-size: 0.7em; block-size: 0.7em; border-radius: 50%; background: var(--_muted); }
  .state[data-state='ok']::before { background: var(--_good); }
  .state[data-state='soon']::before { background: light-dark(#b26a00, #ffcf87); border-radius: 0; }
  .state[data-state='expired']::before { background: var(--_problem); border-radius: 0; transform: rotate(45deg); }
  article > ul { list-style: none; display: grid; gap: 0.4em; }
  article > details { display: grid; gap: 0.6em; }
  @container (inline-size > 46em) { .meters { grid-template-columns: 1fr 1fr; gap: 0 2em; } }
  @media (forced-colors: active) { .state::before { background: CanvasText; forced-color-adjust: none; } }
`;
