// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkClaimForm } from '../claim/claim-form.ts';

define('vk-claim-form', VkClaimForm);

export { VkClaimForm };
