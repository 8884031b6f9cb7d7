// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkProfile } from '../profile/profile.ts';

define('vk-profile', VkProfile);

export { VkProfile };
