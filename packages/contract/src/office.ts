import type { OfficeOperationId } from './generated/office/operations.ts';
import type { components, operations as Described } from './generated/office/schema.ts';
import { requests } from './generated/office/validators.ts';
import { requestChecks } from './request-checks.ts';

export {
  caseRoles,
  officeOperations,
  roles,
  type CaseKind,
  type OfficeOperationId,
  type Role,
} from './generated/office/operations.ts';

type Schemas = components['schemas'];

export type AnswerTemplateList = Schemas['AnswerTemplateList'];
export type ApplicationQueue = Schemas['ApplicationQueue'];
export type Authenticator = Schemas['Authenticator'];
export type CaseAction = Schemas['CaseAction'];
export type CaseContacts = Schemas['CaseContacts'];
export type CaseDecision = Schemas['CaseDecision'];
export type CaseFact = Schemas['CaseFact'];
export type CaseQueue = Schemas['CaseQueue'];
export type CaseState = Schemas['CaseState'];
export type CompletedStep = Schemas['CompletedStep'];
export type NewDecision = Schemas['NewDecision'];
export type OfficeApplication = Schemas['OfficeApplication'];
export type QueuedApplication = Schemas['QueuedApplication'];
export type ClaimContacts = Schemas['ClaimContacts'];
export type ClaimQueue = Schemas['ClaimQueue'];
export type Colleague = Schemas['Colleague'];
export type ColleagueChange = Schemas['ColleagueChange'];
export type ColleagueList = Schemas['ColleagueList'];
export type DatedSetting = Schemas['DatedSetting'];
export type FoundCases = Schemas['FoundCases'];
export type ImportCase = Schemas['ImportCase'];
export type ImportCounts = Schemas['ImportCounts'];
export type ImportFault = Schemas['ImportFault'];
export type ImportJob = Schemas['ImportJob'];
export type ImportList = Schemas['ImportList'];
export type NewCaseDecision = Schemas['NewCaseDecision'];
export type NewClaimAnswer = Schemas['NewClaimAnswer'];
export type NewColleague = Schemas['NewColleague'];
export type NewSetting = Schemas['NewSetting'];
export type NewSite = Schemas['NewSite'];
export type OfficeCase = Schemas['OfficeCase'];
export type OfficeSession = Schemas['OfficeSession'];
export type OfficeSite = Schemas['OfficeSite'];
export type OfficeSiteList = Schemas['OfficeSiteList'];
export type OfficeTicket = Schemas['OfficeTicket'];
export type QueueCounts = Schemas['QueueCounts'];
export type QueuedCase = Schemas['QueuedCase'];
export type QueuedClaim = Schemas['QueuedClaim'];
export type QueueList = Schemas['QueueList'];
export type ResidentView = Schemas['ResidentView'];
export type SettingChange = Schemas['SettingChange'];
export type SettingHistory = Schemas['SettingHistory'];
export type SettingList = Schemas['SettingList'];
export type SettingPreview = Schemas['SettingPreview'];
export type SiteAccounts = Schemas['SiteAccounts'];
export type SiteAccountsResult = Schemas['SiteAccountsResult'];
export type Staff = Schemas['Staff'];
export type StaffCase = Schemas['StaffCase'];
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
