import { VkConsents } from '../consents/consents.ts';
import { define } from '../kit/define.ts';

define('vk-consents', VkConsents);
