import type { Connection } from '@vodokanal/client';
import type { VkElement } from '../element.ts';
import { FormFields, type FieldsSpec } from './form-fields.ts';
import { FormSender, type SenderSpec } from './form-sender.ts';

export type { FieldSpec } from './form-fields.ts';

export interface FormSpec<C, Name extends string, T> extends FieldsSpec<Name>, SenderSpec<C, Name, T> {}

/** A form of plain fields together with its sender. */
export class FormTask<Name extends string, T, C extends Connection = Connection> extends FormFields<Name> {
  constructor(host: VkElement, t: unknown, spec: FormSpec<C, Name, T>) {
    super(host, t, spec);
    this.sender = new FormSender<Name, T, C>(host, t, this, spec);
  }
}
