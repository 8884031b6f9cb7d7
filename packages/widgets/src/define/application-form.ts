// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkApplicationForm } from '../application/application-form.ts';

define('vk-application-form', VkApplicationForm);

export { VkApplicationForm };
