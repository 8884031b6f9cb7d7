// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkRegister } from '../register/register.ts';

define('vk-register', VkRegister);

export { VkRegister };
