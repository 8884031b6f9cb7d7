import type { components } from './generated/schema.ts';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type Balance = Schemas['Balance'];
export type Claim = Schemas['Claim'];
export type ClaimDemand = Schemas['ClaimDemand'];
export type ClaimField = Schemas['ClaimField'];
export type ClaimType = Schemas['ClaimType'];
export type ClaimTypeInfo = Schemas['ClaimTypeInfo'];
export type Config = Schemas['Config'];
export type Finding = Schemas['Finding'];
export type FindingCode = Schemas['FindingCode'];
export type Meter = Schemas['Meter'];
export type MeterList = Schemas['MeterList'];
export type NewClaim = Schemas['NewClaim'];
export type NewReading = Schemas['NewReading'];
export type ProblemBody = Schemas['Problem'];
export type ProblemCode = Schemas['ProblemCode'];
export type Reading = Schemas['Reading'];
export type ReadingWindow = Schemas['ReadingWindow'];
export type Service = Schemas['Service'];
export type Session = Schemas['Session'];
export type SignIn = Schemas['SignIn'];
