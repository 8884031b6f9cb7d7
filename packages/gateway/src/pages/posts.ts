import { html } from 'hono/html';
import { routeHeaders } from '../http/headers.ts';
import { newSecret } from '../ids.ts';
import type { Sites } from '../sites/sites.ts';

type Handle = (request: Request, address: string) => Promise<Response>;

const MAX_FORM = 8 * 1024;

/** A page with one sentence for a browser without scripts. */
async function say(status: number, title: string, text: string, headers: Headers = new Headers()): Promise<Response> {
  const body =
    await html`<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
  for (const [name, value] of Object.entries({
    ...routeHeaders.page,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  }))
    headers.set(name, value);
  return new Response(body.toString(), { status, headers });
}

async function fieldsOf(request: Request): Promise<Map<string, string> | undefined> {
  if (
    !/^application\/x-www-form-urlencoded/i.test(request.headers.get('Content-Type') ?? '') ||
    Number(request.headers.get('Content-Length') ?? Infinity) > MAX_FORM
  )
    return undefined;
  return new Map(new URLSearchParams(await request.text()));
}

/**
 * Turns a form post into the JSON request that the kit would send. `Origin` and `Sec-Fetch-Site` are kept, so the same
 * CSRF check applies.
 */
function asJson(request: Request, path: string, body: unknown, extra: Record<string, string> = {}): Request {
  // A form without scripts has no key of its own, so posting it again is a new intent.
  const headers = new Headers({
    'Content-Type': 'application/json',
    'X-VK': '1',
    'Idempotency-Key': `form-${newSecret()}`,
    ...extra,
  });
  for (const name of ['Origin', 'Cookie', 'User-Agent', 'Sec-Fetch-Site']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Request(new URL(path, request.url), { method: 'POST', headers, body: JSON.stringify(body) });
}

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json().catch(() => ({}))) as { code?: string }).code ?? '';

const TEXTS: Readonly<Record<string, string>> = {
  WRONG_CREDENTIALS: 'Неверный номер или пароль. Вернитесь назад, проверьте номер по квитанции и раскладку клавиатуры.',
  RATE_LIMITED: 'Слишком много попыток. Вернитесь назад и попробуйте через несколько минут.',
  CUSTOMER_BLOCKED: 'Вход заблокирован. Позвоните в абонентский отдел.',
  WORK_REQUIRED:
    'По этим номерам слишком много попыток. Включите в браузере сценарии (JavaScript) и попробуйте ещё раз или позвоните в абонентский отдел.',
  GUEST_NOT_FOUND: 'Такого счётчика на этом лицевом счёте нет. Вернитесь назад и сверьте оба номера с квитанцией.',
  READING_REFUSED: 'Это показание принять нельзя. Вернитесь назад и сверьте его со счётчиком, цифру за цифрой.',
  READING_UNCONFIRMED:
    'Показание необычное. Включите в браузере сценарии (JavaScript), чтобы подтвердить его, или позвоните в абонентский отдел.',
  ALREADY_SENT: 'Показание за этот месяц уже передано.',
  INVALID: 'Заполнены не все поля. Вернитесь назад и заполните их.',
  ORIGIN_REFUSED: 'Эта страница не подключена к личному кабинету. Войдите на сайте водоканала.',
};
const textOf = (code: string): string =>
  TEXTS[code] ?? 'Сервис временно не работает. Вернитесь назад и попробуйте ещё раз.';

/** Handles the forms that work without scripts: sign-in and a guest's reading. Undefined for other paths. */
export async function plainPost(
  request: Request,
  address: string,
  handle: Handle,
  sites: Sites,
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST' || !/^\/post\/(session|guest-reading)$/.test(pathname)) return undefined;
  const fields = await fieldsOf(request);
  if (!fields) return say(400, 'Не получилось', textOf('INVALID'));
  const field = (name: string) => fields.get(name) ?? '';
  if (pathname === '/post/session') {
    const response = await handle(
      asJson(request, '/v1/session', {
        login: field('username'),
        password: field('password'),
        remember: fields.has('remember'),
      }),
      address,
    );
    if (response.status !== 201) return say(response.status, 'Войти не получилось', textOf(await codeOf(response)));
    const origin = request.headers.get('Origin') ?? new URL(request.url).origin;
    await sites.check();
    const targets = sites.find(origin)?.targets ?? {};
    const target = (Object.hasOwn(targets, field('next')) && targets[field('next')]) || `${origin}/`;
    const headers = new Headers({ ...routeHeaders.page, Location: target });
    for (const cookie of response.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
    return new Response(null, { status: 303, headers });
  }
  const lookup = await handle(
    asJson(request, '/v1/guest/lookups', { accountNumber: field('account'), serialNumber: field('serial') }),
    address,
  );
  if (lookup.status !== 201) return say(lookup.status, 'Показание не передано', textOf(await codeOf(lookup)));
  const { ticket } = (await lookup.json()) as { ticket: string };
  const sent = await handle(
    asJson(request, '/v1/guest/readings', { ticket, value: field('value') }, { 'Idempotency-Key': `form-${ticket}` }),
    address,
  );
  if (sent.status !== 201) return say(sent.status, 'Показание не передано', textOf(await codeOf(sent)));
  const { receiptNumber, value } = (await sent.json()) as { receiptNumber: string; value: string };
  return say(
    201,
    'Показание принято',
    `${value.replace('.', ',')} м³. Номер подтверждения ${receiptNumber}. Запишите его или сохраните эту страницу.`,
  );
}
