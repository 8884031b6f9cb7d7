import type { operations as Described } from '@vodokanal/contract/schema';
import type { OperationId } from '@vodokanal/contract/operations';
import type { CallingSession } from '@vodokanal/contract/policies/operation-access';
import type { RequestBody, RequestParameters } from '@vodokanal/contract/requests';
import type { Account } from '@vodokanal/contract';
import type { MockAccount, MockConnection, MockCustomer, MockMeter, MockState } from './state.ts';

/** Who calls, and the accounts they may see. */
export interface MockCaller extends CallingSession {
  readonly id: string;
  readonly accounts: readonly Account[];
  /** Nobody is behind a delegated session, and behind the ticket of an unlock request. */
  readonly customer: MockCustomer | undefined;
  /** Of a frame on a partner site. */
  readonly connection?: MockConnection;
}

/** A request that was checked against the contract. */
export interface MockCall {
  readonly state: MockState;
  readonly request: Request;
  /** The header `Origin`, or what the browser would send in its place. */
  readonly origin: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Undefined when nobody is signed in; then only operations that need nobody are called. */
  readonly caller: MockCaller | undefined;
  /** The signed-in customer; read only by operations of the endpoint's own pages that need one. */
  readonly customer: MockCustomer;
  /** The account of the path if the caller may call the operation on it. */
  account(): MockAccount;
  /** The meter of the path if it is of such an account. */
  meter(): MockMeter;
  /** Does the work once for each idempotency key of this owner. */
  once<T extends MockAnswer>(owner: string, work: () => T | Promise<T>): Promise<T>;
}

export interface MockAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

type Responses<Id extends OperationId> = Described[Id]['responses'];
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Success<Id extends OperationId> = {
  [S in Extract<keyof Responses<Id>, 200 | 201 | 204>]: {
    readonly status: S;
    readonly headers?: Record<string, string>;
  } & (Json<Responses<Id>[S]> extends undefined
    ? { readonly body?: undefined }
    : { readonly body: Json<Responses<Id>[S]> });
}[Extract<keyof Responses<Id>, 200 | 201 | 204>];

type CallOf<Id extends OperationId> = MockCall & {
  readonly parameters: RequestParameters<Id>;
  readonly body: RequestBody<Id>;
};

/** One answer for every operation of the contract, with the types of its document. */
export type Answers = { readonly [Id in OperationId]: (call: CallOf<Id>) => Success<Id> | Promise<Success<Id>> };
