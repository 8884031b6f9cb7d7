// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkLogin } from '../login/login.ts';

define('vk-login', VkLogin);

export { VkLogin };
