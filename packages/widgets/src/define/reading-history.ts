// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkReadingHistory } from '../history/reading-history.ts';

define('vk-reading-history', VkReadingHistory);

export { VkReadingHistory };
