// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkBuildingReadings } from '../building/building-readings.ts';

define('vk-building-readings', VkBuildingReadings);

export { VkBuildingReadings };
