// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkDocumentList } from '../document/document-list.ts';

define('vk-document-list', VkDocumentList);

export { VkDocumentList };
