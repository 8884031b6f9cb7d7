import type { OfficeOperationId } from './generated/office/operations.ts';
import type { components, operations as Described } from './generated/office/schema.ts';
import { requests } from './generated/office/validators.ts';
import { requestChecks } from './request-checks.ts';

export { officeOperations, roles, type OfficeOperationId, type Role } from './generated/office/operations.ts';

type Schemas = components['schemas'];

export type AnswerTemplateList = Schemas['AnswerTemplateList'];
export type ApplicationQueue = Schemas['ApplicationQueue'];
export type CompletedStep = Schemas['CompletedStep'];
export type NewDecision = Schemas['NewDecision'];
export type OfficeApplication = Schemas['OfficeApplication'];
export type QueuedApplication = Schemas['QueuedApplication'];
export type ClaimContacts = Schemas['ClaimContacts'];
export type ClaimQueue = Schemas['ClaimQueue'];
export type NewClaimAnswer = Schemas['NewClaimAnswer'];
export type OfficeCase = Schemas['OfficeCase'];
export type OfficeSession = Schemas['OfficeSession'];
export type OfficeTicket = Schemas['OfficeTicket'];
export type QueuedClaim = Schemas['QueuedClaim'];
export type Staff = Schemas['Staff'];
export type StaffList = Schemas['StaffList'];

type Operation<Id extends OfficeOperationId> = Described[Id];
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Given<T> = [NonNullable<T>] extends [never] ? object : NonNullable<T>;
type Success<Id extends OfficeOperationId> = Extract<keyof Operation<Id>['responses'], 200 | 201 | 204>;

/** The JSON body of a request of the office. */
export type OfficeBody<Id extends OfficeOperationId> =
  Operation<Id> extends { requestBody: infer Request } ? Json<Request> : undefined;
export type OfficeParameters<Id extends OfficeOperationId> = Given<Operation<Id>['parameters']['path']> &
  Given<Operation<Id>['parameters']['query']>;
export type OfficeResult<Id extends OfficeOperationId> = Json<Operation<Id>['responses'][Success<Id>]>;

export const officeChecks = requestChecks(requests);
