import type { operations as Described } from '@vodokanal/contract/schema';
import type { OperationId } from '@vodokanal/contract/operations';
import type { CallingSession } from '@vodokanal/contract/policies/operation-access';
import type { RequestBody, RequestParameters } from '@vodokanal/contract/requests';
import type { Account } from '@vodokanal/contract';
import type { MockAccount, MockConnection, MockCustomer, MockMeter, MockState } from './state.ts';

/** The caller and the accounts they may see. */
export interface MockCaller extends CallingSession {
  readonly id: string;
  readonly accounts: readonly Account[];
  /** Undefined for a delegated session and for the ticket of an unlock request. */
  readonly customer: MockCustomer | undefined;
  /** Only for a frame on a partner site. */
  readonly connection?: MockConnection;
}

/** A request that has passed the checks of the contract. */
export interface MockCall {
  readonly state: MockState;
  readonly request: Request;
  /** The `Origin` header, or the value the browser would send. */
  readonly origin: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Undefined without a session; then only operations without sign-in are called. */
  readonly caller: MockCaller | undefined;
  /** The signed-in customer. Only operations of the endpoint's own pages that need a sign-in may read it. */
  readonly customer: MockCustomer;
  /** Returns the account of the path. Throws when the caller may not use it. */
  account(): MockAccount;
  /** Returns the meter of the path. Throws when the caller may not use its account. */
  meter(): MockMeter;
}

export interface MockAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Sent instead of a body. */
  readonly file?: Uint8Array;
}

type Responses<Id extends OperationId> = Described[Id]['responses'];
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Success<Id extends OperationId> = {
  [S in Extract<keyof Responses<Id>, 200 | 201 | 204>]: {
    readonly status: S;
    readonly headers?: Record<string, string>;
    readonly file?: Uint8Array;
  } & (Json<Responses<Id>[S]> extends undefined
    ? { readonly body?: undefined }
    : { readonly body: Json<Responses<Id>[S]> });
}[Extract<keyof Responses<Id>, 200 | 201 | 204>];

type CallOf<Id extends OperationId> = MockCall & {
  readonly parameters: RequestParameters<Id>;
  readonly body: RequestBody<Id>;
};

/** A handler for every operation, typed by the contract. */
export type Answers = { readonly [Id in OperationId]: (call: CallOf<Id>) => Success<Id> | Promise<Success<Id>> };
