import type { Finding, ProblemBody } from '@vodokanal/contract';

/**
 * Every failure, by what the person can do about it: wait for the network, sign in, correct the input, reload the
 * data, wait, call, or try again.
 */
export type ProblemKind = 'offline' | 'signed-out' | 'rejected' | 'conflict' | 'busy' | 'locked' | 'broken';

/** The error of every call to the endpoint. `code` is also the key of its message. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly code: string;
  /** Errors of single fields. */
  readonly findings: readonly Finding[];
  /** Seconds until it makes sense to try again. */
  readonly retryAfter: number | undefined;

  constructor(kind: ProblemKind, code: string, findings: readonly Finding[] = [], retryAfter?: number) {
    super(code);
    this.kind = kind;
    this.code = code;
    this.findings = findings;
    this.retryAfter = retryAfter;
  }
}

/** Turns any thrown value into a problem. Checks the shape, not the class: a page may hold two copies of the kit. */
export function asProblem(fault: unknown): Problem {
  return (fault as Problem | null)?.kind ? (fault as Problem) : new Problem('broken', 'UNEXPECTED');
}

/** Makes a problem from an unsuccessful response. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status, headers } = response;
  const isJson = /json/.test(headers.get('Content-Type') ?? '');
  const body = isJson ? ((await response.json().catch(() => ({}))) as Partial<ProblemBody>) : {};
  // Cookies of the whole site can make the headers larger than a server accepts.
  const code = status === 431 ? 'HEADERS_TOO_LARGE' : body.code;
  const kind: ProblemKind =
    status === 401
      ? 'signed-out'
      : status === 409
        ? 'conflict'
        : code === 'CUSTOMER_BLOCKED'
          ? 'locked'
          : status === 429 || (status > 501 && status < 505)
            ? 'busy'
            : status < 500 && code
              ? 'rejected'
              : 'broken';
  return new Problem(
    kind,
    code ?? (status > 501 ? 'SERVICE_UNAVAILABLE' : 'NOT_JSON'),
    body.errors,
    retryAfterOf(headers.get('Retry-After')),
  );
}

/** Reads a `Retry-After` header as seconds, at most 3600; undefined when it is neither seconds nor a date. */
function retryAfterOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return seconds >= 0 ? Math.min(seconds, 3600) : undefined;
}
