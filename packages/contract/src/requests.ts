import type { OperationId } from './generated/operations.ts';
import type { operations as Described } from './generated/schema.ts';
import { requests } from './generated/validators.ts';
import { requestChecks } from './request-checks.ts';

type Operation<Id extends OperationId> = Described[Id];
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Given<T> = [NonNullable<T>] extends [never] ? object : Required<NonNullable<T>>;

/** The JSON body of a request. */
export type RequestBody<Id extends OperationId> =
  Operation<Id> extends { requestBody: infer Request } ? Json<Request> : undefined;
/** Path and query parameters of a request, with defaults filled in. */
export type RequestParameters<Id extends OperationId> = Given<Operation<Id>['parameters']['path']> &
  Given<Operation<Id>['parameters']['query']>;

const checks = requestChecks(requests);

export const takesBody = (id: OperationId): boolean => checks.takesBody(id);

/** The largest JSON body an operation accepts, in bytes. */
export const maxBodyBytes = (id: OperationId): number => (id === 'bulkReadings.create' ? 256 : 64) * 1024;

/** Throws INVALID when the body does not match the contract. Fills in defaults. */
export function assertBody<Id extends OperationId>(id: Id, body: unknown): asserts body is RequestBody<Id> {
  checks.assertBody(id, body);
}

/** Reads the parameters of a request. Throws NOT_FOUND for a bad path parameter, BAD_REQUEST for a bad query. */
export const readParameters = <Id extends OperationId>(
  id: Id,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
): RequestParameters<Id> => checks.readParameters(id, path, query) as RequestParameters<Id>;
