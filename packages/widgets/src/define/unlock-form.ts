// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkUnlockForm } from '../unlock/unlock-form.ts';

define('vk-unlock-form', VkUnlockForm);

export { VkUnlockForm };
