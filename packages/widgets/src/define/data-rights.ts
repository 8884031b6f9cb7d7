// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkDataRights } from '../data/data-rights.ts';

define('vk-data-rights', VkDataRights);

export { VkDataRights };
