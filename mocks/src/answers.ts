import type { operations as Described } from '@vodokanal/contract/schema';
import type { OperationId } from '@vodokanal/contract/operations';
import type { HelperRight } from '@vodokanal/contract';
import type { MockAccount, MockConnection, MockCustomer, MockMeter, MockState } from './state.ts';

export interface MockCall {
  readonly state: MockState;
  readonly request: Request;
  readonly parameters: Readonly<Record<string, string>>;
  /** Parsed JSON, not yet checked. */
  readonly body: unknown;
  /** The signed-in customer; read only by operations that need one. */
  readonly customer: MockCustomer;
  /** The request comes from a frame on a partner site; with the connection of that site, if there is one. */
  readonly isFramed: boolean;
  readonly connection: MockConnection | undefined;
  readonly accounts: readonly MockAccount[];
  /** The account of the path (or of this id) if it is the customer's, else 404. */
  account(id?: string, rights?: readonly HelperRight[]): MockAccount;
  /** The meter of the path if it is the customer's, else 404. */
  meter(rights?: readonly HelperRight[]): MockMeter;
}

type Responses<Id extends OperationId> = Described[Id]['responses'];
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Success<Id extends OperationId> = { [S in Extract<keyof Responses<Id>, 200 | 201 | 204>]: { readonly status: S; readonly headers?: Record<string, string> } & (Json<Responses<Id>[S]> extends undefined ? { readonly body?: undefined } : { readonly body: Json<Responses<Id>[S]> }) }[Extract<keyof Responses<Id>, 200 | 201 | 204>];

/** One answer for every operation of the contract, with the types of its document. */
export type Answers = { readonly [Id in OperationId]: (call: MockCall) => Success<Id> | Promise<Success<Id>> };
