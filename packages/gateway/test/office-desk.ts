import assert from 'node:assert/strict';
import office from '@vodokanal/contract/office.json' with { type: 'json' };
import {
  officeOperations,
  roles,
  type OfficeOperationId,
  type OfficeResult,
  type Role,
} from '@vodokanal/contract/office';
import { newKey } from '@vodokanal/contract/conformance/browser';
import { responseCheck } from '@vodokanal/contract/conformance/check-response';
import type { ProblemBody } from '@vodokanal/contract';
import { addStaff } from '../src/office/staff.ts';
import { codeFor, ORIGIN, PASSWORD, type Fixture } from './fixture.ts';

export const NOBODY = '00000000-0000-0000-0000-000000000000';
export const emailOf = (name: string) => `${name.toLowerCase()}@vodokanal.example.org`;

const check = responseCheck(office, officeOperations);

export interface Options {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly raw?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

type Result<Id extends OfficeOperationId> = [NonNullable<OfficeResult<Id>>] extends [never]
  ? object
  : NonNullable<OfficeResult<Id>>;
/** What an operation answers: its result, or a problem. */
type Answered<Id extends OfficeOperationId> = Result<Id> & Partial<ProblemBody>;

/** Calls the office like its page, and checks each answer against its contract. */
export class Desk {
  cookie = '';
  readonly #fixture: Fixture;

  constructor(fixture: Fixture) {
    this.#fixture = fixture;
  }

  /** Missing path parameters name nobody. */
  async call<Id extends OfficeOperationId>(
    id: Id,
    { parameters = {}, query = '', body, raw, headers = {} }: Options = {},
  ) {
    const { method, path } = officeOperations[id];
    const url = ORIGIN + path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? NOBODY) + query;
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await this.#fixture.gateway.handle(
      new Request(url, {
        method: method.toUpperCase(),
        headers: {
          ...(method !== 'get' && { Origin: ORIGIN, 'X-VK': '1', 'Idempotency-Key': newKey() }),
          ...(payload !== undefined && { 'Content-Type': raw ? 'application/octet-stream' : 'application/json' }),
          ...(this.cookie && { Cookie: this.cookie }),
          ...headers,
        },
        ...(payload !== undefined && { body: payload }),
      }),
    );
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? '';
    const type = response.headers.get('Content-Type') ?? '';
    const answer: unknown = /json/.test(type)
      ? await response.json()
      : /^text\/csv/.test(type)
        ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
        : await response.arrayBuffer();
    check(id, response.status, response.headers, answer instanceof ArrayBuffer ? '' : answer);
    return { status: response.status, headers: response.headers, body: answer as Answered<Id> };
  }
}

/** Adds a member of staff of each role, and returns desks that stay signed in, because a mailbox gets six codes an hour. */
export async function staffed(fixture: Fixture) {
  for (const role of roles)
    await addStaff(
      fixture.store.db,
      { email: emailOf(role), name: `Сотрудник ${role}`, role, password: PASSWORD },
      fixture.clock,
    );
  const desks = new Map<string, Promise<Desk>>();

  async function signIn(role: Role, name: string = role): Promise<Desk> {
    const desk = new Desk(fixture);
    const { body } = await desk.call('session.create', { body: { email: emailOf(name), password: PASSWORD } });
    assert.equal(desk.cookie, '', 'the password alone opens nothing');
    const code = await codeFor(fixture, emailOf(name));
    const confirmed = await desk.call('session.confirm', { body: { ticket: body.ticket, code } });
    assert.equal(confirmed.body.staff?.role, role);
    return desk;
  }

  return {
    signIn,
    signedIn(role: Role = 'clerk'): Promise<Desk> {
      const desk = desks.get(role) ?? signIn(role);
      desks.set(role, desk);
      return desk;
    },
  };
}
