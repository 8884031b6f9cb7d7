// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkBalanceCard } from '../balance/balance-card.ts';

define('vk-balance-card', VkBalanceCard);

export { VkBalanceCard };
