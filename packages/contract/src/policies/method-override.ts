/**
 * The method that a request means, in a header of a `POST`: some proxies let only `GET` and `POST` pass (tus 1.0,
 * `X-HTTP-Method-Override`).
 */
export const METHOD_OVERRIDE_HEADER = 'X-HTTP-Method-Override';

const OVERRIDABLE: ReadonlySet<string> = new Set(['PATCH', 'DELETE', 'PUT']);

/** The method of a request. Only a `POST` can mean another one, because it is a change like these. */
export function methodOf(method: string, override: string | null): string {
  const meant = override?.trim().toUpperCase() ?? '';
  return method === 'POST' && OVERRIDABLE.has(meant) ? meant : method;
}

/** The request with the method that it means. */
export function withMeantMethod(request: Request): Request {
  const method = methodOf(request.method, request.headers.get(METHOD_OVERRIDE_HEADER));
  if (method === request.method) return request;
  // A body that is still arriving is passed on as it comes.
  return new Request(request, { method, ...(request.body && { duplex: 'half' }) } as RequestInit);
}
