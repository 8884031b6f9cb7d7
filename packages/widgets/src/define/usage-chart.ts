import { define } from '../kit/define.ts';
import { VkUsageChart } from '../usage/usage-chart.ts';

define('vk-usage-chart', VkUsageChart);
