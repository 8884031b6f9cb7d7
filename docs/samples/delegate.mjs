// Сервер портала управляющей компании: код для своего жителя. Ключ знает только сервер.
// Запуск: VK_ENDPOINT=https://lk.example.org VK_KEY=… PORT=9000 node delegate.mjs
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const { VK_ENDPOINT, VK_KEY, PORT = '9000' } = process.env;

/** Номер лицевого счёта того, кто вошёл в ваш портал; здесь одного на всех. */
const accountOf = (_request) => process.env.VK_ACCOUNT;

createServer(async (request, response) => {
  const answer = await fetch(`${VK_ENDPOINT}/v1/delegations`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${VK_KEY}`,
      'Idempotency-Key': randomUUID(),
    },
    body: JSON.stringify({ accountNumber: accountOf(request) }),
  });
  response.writeHead(answer.status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(await answer.text());
}).listen(Number(PORT), '127.0.0.1');
