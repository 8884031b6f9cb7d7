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

/** A request to an operation, already checked against the contract. */
export interface Call<Id extends OperationId, Db = Database> {
  readonly db: Db;
  readonly parameters: RequestParameters<Id>;
  readonly body: RequestBody<Id>;
  /** Set only for operations that need a signed-in customer. */
  readonly customer: SignedIn;
  readonly request: Request;
  /** Network address of the caller. */
  readonly address: string;
  readonly now: Date;
}

/** A call inside the transaction of a changing operation. */
export type ChangeCall<Id extends OperationId> = Call<Id, Tx>;

/** A file to download. Bytes that are made while they are sent come as a stream. */
export interface AnswerFile {
  readonly bytes: Uint8Array | ReadableStream<Uint8Array>;
  readonly type: string;
  readonly name: string;
  /** Browsers may show it instead of saving it. */
  readonly isInline?: boolean;
}

export interface Answer<Id extends OperationId> {
  readonly body?: Result<Id>;
  readonly headers?: Record<string, string | readonly string[]>;
  /** Sent instead of the body to clients that accept CSV. */
  readonly csv?: string;
  /** Sent instead of the body. */
  readonly file?: AnswerFile;
  /** A serialised answer with an ETag, sent instead of the body. */
  readonly cached?: CachedAnswer;
}

/** A changing operation with work outside its transaction. */
export interface Steps<Id extends OperationId, Prepared = unknown> {
  /**
   * Runs before the transaction: what a refusal must not roll back (counted attempts), and slow work such as password
   * hashing. Not run for a repeated request.
   */
  before?(call: Call<Id>): Promise<Prepared>;
  /** The work before the transaction may run twice with the effect of one. */
  readonly isRepeatable?: true;
  run(call: ChangeCall<Id>, prepared: Prepared): Promise<Answer<Id>>;
  /** Runs after the commit. */
  committed?(): void;
}

export type Read<Id extends OperationId> = (call: Call<Id>) => Promise<Answer<Id>> | Answer<Id>;
export type Change<Id extends OperationId> = ((call: ChangeCall<Id>) => Promise<Answer<Id>>) | Steps<Id>;

/** Infers the type of `prepared` from `before`. */
export const steps = <Id extends OperationId, Prepared>(parts: Steps<Id, Prepared>): Steps<Id> => parts as Steps<Id>;

/** Operations handled in the usual way; uploads follow tus, and health checks have no contract conventions. */
export type WiredId = Exclude<OperationId, `uploads.${string}` | `health.${string}`>;
export type Handlers = {
  readonly [Id in WiredId]: (typeof operations)[Id]['method'] extends 'get' ? Read<Id> : Change<Id>;
};
