/**
 * The room of each tag before it is there, in `em` of its text: on a phone, and where it has more width. That is the
 * height of its usual states at their highest; what a page says of its tags itself is stronger.
 */
const ROOMS: Readonly<Record<string, readonly [narrow: number, wide: number]>> = {
  'vk-login': [32, 28], 'vk-register': [53, 45], 'vk-recovery': [20, 18], 'vk-unlock-form': [60, 57],
  'vk-balance-card': [26, 27], 'vk-reading-form': [56, 47], 'vk-reading-form[guest]': [37, 35], 'vk-claim-form': [47, 45],
  'vk-security': [72, 64], 'vk-profile': [70, 50], 'vk-account-switcher': [50, 37], 'vk-consents': [80, 64], 'vk-meter-list': [50, 32], 'vk-reading-history': [70, 70], 'vk-usage-chart': [48, 44], 'vk-building-readings': [90, 90],
};
const WIDE = '40em';

const rulesOf = (column: 0 | 1): string => Object.entries(ROOMS).map(([tag, rooms]) => `:where(${tag}) { display: block; min-block-size: calc(${rooms[column]} * max(1em, 14px)); }`).join('\n');

/** The stylesheet `vk.css`: a page that links it in its head does not move when the widgets come. */
export const roomSheet = `/* Keeps the room of the widgets until they are there. Weaker than anything the page says of its tags. */
${rulesOf(0)}
@media (min-width: ${WIDE}) {
${rulesOf(1)}
}
`;
