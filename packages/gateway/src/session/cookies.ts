import { parse, serialize } from 'hono/utils/cookie';

export const SESSION_COOKIE = '__Host-vk';
export const DEVICE_COOKIE = '__Host-vk-device';

export const readCookie = (request: Request, name: string): string | undefined =>
  parse(request.headers.get('Cookie') ?? '', name)[name];

/** `maxAge` in milliseconds; without it the cookie lasts until the browser is closed. */
export const setCookie = (name: string, value: string, maxAge: number | undefined): string =>
  serialize(name, value, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    ...(maxAge !== undefined && { maxAge: Math.floor(maxAge / 1000) }),
  });
