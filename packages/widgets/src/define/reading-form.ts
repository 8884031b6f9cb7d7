// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkReadingForm } from '../reading/reading-form.ts';

define('vk-reading-form', VkReadingForm);

export { VkReadingForm };
