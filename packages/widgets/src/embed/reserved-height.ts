import { widgets } from '../../widgets.ts';

const WIDE = '40em';

const rulesOf = (width: 'narrow' | 'wide'): string => widgets
  .flatMap(({ tag, reserved, reservedByAttribute = {} }) => [[tag, reserved] as const, ...Object.entries(reservedByAttribute).map(([attribute, heights]) => [`${tag}[${attribute}]`, heights] as const)])
  .filter(([, heights]) => heights[width] > 0)
  .map(([selector, heights]) => `:where(${selector}) { display: block; min-block-size: calc(${heights[width]} * max(1em, 14px)); }`)
  .join('\n');

/** The style sheet `vk.css`: a page that links it in its head does not move when the widgets arrive. */
export const reservedHeightSheet = `/* Keeps the height of the widgets until they are there. Weaker than anything the page says of its tags. */
${rulesOf('narrow')}
@media (min-width: ${WIDE}) {
${rulesOf('wide')}
}
`;
