// Calls a gateway of this process as a signed-in customer, for the benchmarks.

/** Signs in and returns the function that sends requests with the session: `(method, path, body, headers) => Response`. */
export async function signIn(gateway, origin, login, password) {
  const send = (method, path, body, headers = {}) =>
    gateway.handle(
      new Request(`${origin}${path}`, {
        method,
        headers: {
          Origin: origin,
          'X-VK': '1',
          'Idempotency-Key': crypto.randomUUID(),
          ...(body && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body && JSON.stringify(body),
      }),
    );
  const signedIn = await send('POST', '/v1/session', { login, password });
  const Cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return (method, path, body, headers) => send(method, path, body, { Cookie, ...headers });
}
