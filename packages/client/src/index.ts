export { clientOf, createClient, type Client, type Noun } from './client.ts';
export { connect, type Connection, type ConnectOptions, type Storage } from './connection.ts';
export { entry } from './resources/entry.ts';
export type { Drafts } from './drafts.ts';
export { newIntent } from './intent.ts';
export { asProblem, Problem, type ProblemKind } from './problem.ts';
export type { Channel, Session, SessionState } from './session.ts';
export type { Clock } from './transport.ts';
