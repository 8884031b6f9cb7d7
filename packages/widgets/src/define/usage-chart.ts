// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkUsageChart } from '../usage/usage-chart.ts';

define('vk-usage-chart', VkUsageChart);

export { VkUsageChart };
