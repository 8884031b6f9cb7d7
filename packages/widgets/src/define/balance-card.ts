import { VkBalanceCard } from '../balance/balance-card.ts';
import { define } from '../kit/define.ts';

define('vk-balance-card', VkBalanceCard);
