import type { operations as Described } from '@vodokanal/contract/schema';
import type { OperationId } from '@vodokanal/contract/operations';
import type { RequestBody, RequestParameters } from '@vodokanal/contract/requests';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { SignedIn } from '../session/sessions.ts';

type Operation<Id extends OperationId> = Described[Id];
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Success<Id extends OperationId> = Extract<keyof Operation<Id>['responses'], 200 | 201 | 204>;

export type Result<Id extends OperationId> = Json<Operation<Id>['responses'][Success<Id>]>;

/** What a handler is given: everything already checked against the contract. */
export interface Call<Id extends OperationId> {
  /** For a keyed operation the transaction in which its key commits. */
  readonly db: Database | Tx;
  readonly parameters: RequestParameters<Id>;
  readonly body: RequestBody<Id>;
  /** Only of operations that need a signed-in customer. */
  readonly customer: SignedIn;
  readonly request: Request;
  /** Network address of the caller. */
  readonly address: string;
  readonly now: Date;
}

export interface Answer<Id extends OperationId> {
  readonly body: Result<Id>;
  readonly headers?: Record<string, string | readonly string[]>;
  /** Answered in the place of the body to those who ask for such a file. */
  readonly csv?: string;
}

export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<Answer<Id>>;

/** Uploads speak tus and the health routes stand outside the contract's conventions; all others are wired alike. */
export type WiredId = Exclude<OperationId, `uploads.${string}` | `health.${string}`>;
export type Handlers = { readonly [Id in WiredId]: Handler<Id> };
