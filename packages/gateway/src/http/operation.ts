import type { operations as Described } from '@vodokanal/contract/schema';
import type { OperationId, operations } from '@vodokanal/contract/operations';
import type { RequestBody, RequestParameters } from '@vodokanal/contract/requests';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { SignedIn } from '../session/sessions.ts';
import type { CachedAnswer } from './cached-answer.ts';

type Operation<Id extends OperationId> = Described[Id];
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Success<Id extends OperationId> = Extract<keyof Operation<Id>['responses'], 200 | 201 | 204>;

export type Result<Id extends OperationId> = Json<Operation<Id>['responses'][Success<Id>]>;

/** What a handler is given: everything already checked against the contract. */
export interface Call<Id extends OperationId, Db = Database> {
  readonly db: Db;
  readonly parameters: RequestParameters<Id>;
  readonly body: RequestBody<Id>;
  /** Only of operations that need a signed-in customer. */
  readonly customer: SignedIn;
  readonly request: Request;
  /** Network address of the caller. */
  readonly address: string;
  readonly now: Date;
}

/** In the one transaction of a changing operation. */
export type ChangeCall<Id extends OperationId> = Call<Id, Tx>;

export interface Answer<Id extends OperationId> {
  readonly body?: Result<Id>;
  readonly headers?: Record<string, string | readonly string[]>;
  /** Answered in the place of the body to those who ask for such a file. */
  readonly csv?: string;
  /** Answered in the place of the body: made once, with a validator. */
  readonly cached?: CachedAnswer;
}

/** A changing operation some of whose work does not belong into its transaction. */
export interface Steps<Id extends OperationId, Prepared = unknown> {
  /** What outlives a refusal (counted attempts, the log of failures), and what takes long (passwords). */
  before?(call: Call<Id>): Promise<Prepared>;
  run(call: ChangeCall<Id>, prepared: Prepared): Promise<Answer<Id>>;
  /** Whose the idempotency key is where nobody is signed in. */
  keyOwner?(prepared: Prepared): string;
  /** In the transaction of every success, that of a repeated request too. */
  succeed?(call: ChangeCall<Id>, prepared: Prepared): Promise<void>;
  /** When the transaction is through. */
  committed?(): void;
}

export type Read<Id extends OperationId> = (call: Call<Id>) => Promise<Answer<Id>> | Answer<Id>;
export type Change<Id extends OperationId> = ((call: ChangeCall<Id>) => Promise<Answer<Id>>) | Steps<Id>;

/** Ties what `before` returns to what the other steps are given. */
export const steps = <Id extends OperationId, Prepared>(parts: Steps<Id, Prepared>): Steps<Id> => parts as Steps<Id>;

/** Uploads speak tus and the health routes stand outside the contract's conventions; all others are wired alike. */
export type WiredId = Exclude<OperationId, `uploads.${string}` | `health.${string}`>;
export type Handlers = {
  readonly [Id in WiredId]: (typeof operations)[Id]['method'] extends 'get' ? Read<Id> : Change<Id>;
};
