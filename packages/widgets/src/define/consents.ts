// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkConsents } from '../consents/consents.ts';

define('vk-consents', VkConsents);

export { VkConsents };
