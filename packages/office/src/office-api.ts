import {
  officeOperations,
  type OfficeBody,
  type OfficeOperationId,
  type OfficeResult,
} from '@vodokanal/contract/office';
import type { Finding, ProblemBody } from '@vodokanal/contract';

/** Name of an event of the window for each request that was answered. */
export const REQUEST = 'vk-office-request';

/** A refusal of the gateway, or a lost connection. */
export class OfficeProblem extends Error {
  /** A code of the contract, or `OFFLINE`. */
  readonly code: string;
  readonly findings: readonly Finding[];

  constructor(code: string, findings: readonly Finding[] = []) {
    super(code);
    this.code = code;
    this.findings = findings;
  }
}

export interface OfficeRequest<Id extends OfficeOperationId> {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: OfficeBody<Id>;
  readonly file?: File;
  /** The same key for a repetition of the same intent. */
  readonly intent?: string;
}

/** The address of an operation. */
export function officeAddress(
  id: OfficeOperationId,
  { parameters = {}, query = {} }: Pick<OfficeRequest<OfficeOperationId>, 'parameters' | 'query'> = {},
): string {
  const path = officeOperations[id].path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  return search ? `${path}?${search}` : path;
}

/** Calls an operation of the office. Throws an `OfficeProblem`. */
export async function callOffice<Id extends OfficeOperationId>(
  id: Id,
  { body, file, intent, ...address }: OfficeRequest<Id> = {},
): Promise<OfficeResult<Id>> {
  const { method } = officeOperations[id];
  const payload = file ?? (body === undefined ? undefined : JSON.stringify(body));
  let response: Response;
  try {
    response = await fetch(officeAddress(id, address), {
      method: method.toUpperCase(),
      headers: {
        Accept: 'application/json',
        ...(method !== 'get' && { 'X-VK': '1', 'Idempotency-Key': intent ?? crypto.randomUUID() }),
        ...(payload !== undefined && { 'Content-Type': file ? 'application/octet-stream' : 'application/json' }),
      },
      ...(payload !== undefined && { body: payload }),
    });
  } catch {
    throw new OfficeProblem('OFFLINE');
  }
  dispatchEvent(new Event(REQUEST));
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as OfficeResult<Id>;
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  throw new OfficeProblem(problem.code ?? 'INTERNAL', problem.errors ?? []);
}
