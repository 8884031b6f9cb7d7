import { html } from 'hono/html';
import type { Database } from '../database/open.ts';

/** The demo's page of mail and SMS that would have been sent: the newest 100. */
export async function outboxPage(db: Database): Promise<Response> {
  const messages = await db.selectFrom('message').selectAll().orderBy('created_at', 'desc').limit(100).execute();
  const time = new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Moscow' });
  const page = await html`<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Исходящие письма и SMS</title>
<link rel="stylesheet" href="/site.css">
<main>
<h1>Исходящие письма и SMS</h1>
<p><a href="/">На сайт водоканала</a>. Демонстрация ничего не отправляет наружу: письма и SMS остаются здесь.</p>
${messages.length === 0 ? html`<p>Пока пусто. Войдите в кабинет или подайте обращение.</p>` : ''}
${messages.map(({ channel, recipient, subject, body, created_at }) => html`<article><h2>${subject}</h2><p>${channel === 'sms' ? 'SMS' : 'Письмо'} · ${recipient} · ${time.format(created_at)}</p><p>${body}</p></article>`)}
</main>
</html>`;
  return new Response(page.toString(), { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
