import type { CSSResultGroup } from 'lit';
import { clientOf, type Client } from '@vodokanal/client';
import { styles } from './theme/account.styles.ts';
import { VkElement } from './element.ts';

/** Base of widgets that show or change account data and need the whole client. */
export class VkAccountElement extends VkElement {
  static override styles: CSSResultGroup = [VkElement.styles, styles];

  /** @internal */
  override get client(): Client | undefined {
    const connection = super.client;
    return connection && clientOf(connection);
  }
}
