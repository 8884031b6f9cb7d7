// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkMeterList } from '../meter/meter-list.ts';

define('vk-meter-list', VkMeterList);

export { VkMeterList };
