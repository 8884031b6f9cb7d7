// Runs the sandbox acquirer: PORT, HOST, ACQUIRER_SECRET, and DATA_DIR for the orders.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createSandbox } from './app.ts';
import { Orders } from './orders.ts';

const { PORT = '8082', HOST = '127.0.0.1', ACQUIRER_SECRET, DATA_DIR = '.data' } = process.env;
if (!ACQUIRER_SECRET) {
  console.error('ACQUIRER_SECRET must be set to the secret that the gateway has, too.');
  process.exit(1);
}
mkdirSync(DATA_DIR, { recursive: true });
const { app } = createSandbox({
  secret: ACQUIRER_SECRET,
  origin: `http://localhost:${PORT}`,
  orders: new Orders(join(DATA_DIR, 'sandbox-orders.json')),
});
const server = serve({ fetch: app.fetch, port: Number(PORT), hostname: HOST });
server.on('error', (fault: Error) => {
  console.error(
    `The sandbox acquirer does not start, so nothing can be paid: ${fault.message}. Set another ACQUIRER_PORT.`,
  );
  process.exit(1);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  // Answers what was asked before it ends; notifications that wait for their time are not sent.
  process.once(signal, () => server.close(() => process.exit(0)));
