// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkUtility } from '../utility/utility.ts';

define('vk-utility', VkUtility);

export { VkUtility };
