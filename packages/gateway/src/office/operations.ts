import type { OfficeBody, OfficeOperationId, OfficeParameters, OfficeResult, Staff } from '@vodokanal/contract/office';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { AnswerFile } from '../http/operation.ts';

/** A request to an operation of the office, already checked against its contract. */
export interface OfficeCall<Id extends OfficeOperationId, Db = Database> {
  readonly db: Db;
  readonly parameters: OfficeParameters<Id>;
  readonly body: OfficeBody<Id>;
  /** Set only for operations that need a session. */
  readonly staff: Staff;
  readonly request: Request;
  readonly address: string;
  readonly now: Date;
}

export interface OfficeAnswer<Id extends OfficeOperationId> {
  readonly body?: OfficeResult<Id>;
  readonly cookie?: string;
  readonly file?: AnswerFile;
}

type Answered<Id extends OfficeOperationId> = Promise<OfficeAnswer<Id>>;

/** An operation that changes something: `before` runs outside the transaction, for work that a refusal must not undo. */
export interface OfficeSteps<Id extends OfficeOperationId, Prepared> {
  before(call: OfficeCall<Id>): Promise<Prepared>;
  run(call: OfficeCall<Id, Tx>, prepared: Prepared): Answered<Id>;
}

/** Keeps what `before` returns out of the type of the handlers. */
export const officeSteps = <Id extends OfficeOperationId, Prepared>(
  parts: OfficeSteps<Id, Prepared>,
): OfficeSteps<Id, unknown> => parts as OfficeSteps<Id, unknown>;

type Reading =
  | 'session.get'
  | 'claims.list'
  | 'claims.get'
  | 'claims.file'
  | 'applications.list'
  | 'applications.get'
  | 'applications.file'
  | 'staff.list'
  | 'templates.list';

export type OfficeHandlers = {
  readonly [Id in OfficeOperationId]: Id extends Reading
    ? (call: OfficeCall<Id>) => Answered<Id>
    : ((call: OfficeCall<Id, Tx>) => Answered<Id>) | OfficeSteps<Id, unknown>;
};
