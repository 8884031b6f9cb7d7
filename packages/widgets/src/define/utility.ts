import { define } from '../kit/define.ts';
import { VkUtility } from '../utility/utility.ts';

define('vk-utility', VkUtility);
