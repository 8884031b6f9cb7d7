/** Methods that some proxies do not let pass. */
const BLOCKABLE = /^(PATCH|DELETE)$/;

/**
 * Wraps `fetch` for networks whose proxy blocks `PATCH` and `DELETE`: a request that the proxy has refused is sent again
 * as a `POST` with `X-HTTP-Method-Override`. Where no answer came, the next request or retry uses the other way, so that
 * a lost connection costs no additional request. Once one way has worked, it is kept.
 */
export function withMethodFallback(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  let isKnown = false;
  let usesPost = false;
  return async (input, init) => {
    const { method = 'GET', headers, signal } = init ?? {};
    if (!BLOCKABLE.test(method)) return fetch(input, init);
    const sendAs = async (asPost: boolean): Promise<Response> => {
      const response = await (asPost
        ? fetch(input, {
            __proto__: null,
            ...init,
            method: 'POST',
            headers: { ...(headers as Record<string, string>), 'X-HTTP-Method-Override': method },
          } as RequestInit)
        : fetch(input, init));
      if (isOfEndpoint(response)) {
        isKnown = true;
        usesPost = asPost;
      }
      return response;
    };
    let response: Response;
    try {
      response = await sendAs(usesPost);
    } catch (fault) {
      if (!isKnown && !signal?.aborted) usesPost = !usesPost;
      throw fault;
    }
    if (isKnown || usesPost) return response;
    const second = await sendAs(true).catch(() => undefined);
    return second && isOfEndpoint(second) ? second : response;
  };
}

/** A refusal of the endpoint is JSON; a refusal of a proxy is a page. */
const isOfEndpoint = ({ ok, headers }: Response): boolean => ok || /json/.test(headers.get('Content-Type') ?? '');
