import { define } from '../kit/define.ts';
import { VkReadingForm } from '../reading/reading-form.ts';

define('vk-reading-form', VkReadingForm);
