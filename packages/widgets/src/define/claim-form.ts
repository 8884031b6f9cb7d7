import { VkClaimForm } from '../claim/claim-form.ts';
import { define } from '../kit/define.ts';

define('vk-claim-form', VkClaimForm);
