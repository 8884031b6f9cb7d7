import type { DataRequestKind, DataSection } from '@vodokanal/contract';

/** An unsent request, kept on the device. */
export interface DataDraft {
  readonly kind: DataRequestKind;
  readonly text: string;
  readonly sections: readonly DataSection[];
}

/** Name of the draft. */
export const DATA_DRAFT = 'data-request';
