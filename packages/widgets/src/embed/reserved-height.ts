import { widgets } from '../../widgets.ts';

const WIDE = '40em';

const rulesOf = (width: 'narrow' | 'wide'): string =>
  widgets
    .flatMap(({ tag, reserved, reservedByAttribute = {} }) => [
      [tag, reserved] as const,
      ...Object.entries(reservedByAttribute).map(([attribute, heights]) => [`${tag}[${attribute}]`, heights] as const),
    ])
    .filter(([, heights]) => heights[width] > 0)
    .map(
      ([selector, heights]) =>
        `:where(${selector}) { display: block; min-block-size: calc(${heights[width]} * max(1em, 14px)); }`,
    )
    .join('\n');

/** The style sheet `vk.css`: a page that links it in its head has no layout shift when the widgets arrive. */
export const reservedHeightSheet = `/* Reserves the height of the widgets until they render. Any rule of the page overrides it. */
${rulesOf('narrow')}
@media (min-width: ${WIDE}) {
${rulesOf('wide')}
}
`;
