// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkClaimList } from '../claims/claim-list.ts';

define('vk-claim-list', VkClaimList);

export { VkClaimList };
