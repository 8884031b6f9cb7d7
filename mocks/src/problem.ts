import type { Finding, ProblemBody, ProblemCode } from '@vodokanal/contract';

/** Thrown by a handler; answered as a problem. */
export class MockProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly errors: readonly Finding[];
  readonly retryAfter: number | undefined;

  constructor(status: number, code: ProblemCode, errors: readonly Finding[] = [], retryAfter?: number) {
    super(code);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }

  response(): Response {
    const body: ProblemBody = { type: `urn:vodokanal:problem:${this.code}`, title: this.code, status: this.status, code: this.code, ...(this.errors.length > 0 && { errors: [...this.errors] }) };
    return new Response(JSON.stringify(body), { status: this.status, headers: { 'Content-Type': 'application/problem+json', ...(this.retryAfter !== undefined && { 'Retry-After': String(this.retryAfter) }) } });
  }
}
