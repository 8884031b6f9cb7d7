import { css } from 'lit';

export const styles = css`
  h3 { font-size: 1.05em; margin: 0; }
  .act { justify-self: start; }
  [data-tone='good'] { --_tone: light-dark(#14692f, #8fdca6); }
`;
