// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkCharges } from '../charges/charges.ts';

define('vk-charges', VkCharges);

export { VkCharges };
