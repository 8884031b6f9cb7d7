import { Hono, type Context } from 'hono';
import { SIGNATURE_HEADER, signatureOf } from '@vodokanal/gateway/sandbox';
import { Orders, type NewOrder, type Outcome, type StoredOrder } from './orders.ts';
import { consolePage, payPage } from './pages.ts';

/** How the sandbox behaves, to try what goes wrong with a real acquirer. */
export interface Behaviour {
  /** Answers 503 to everything the utility asks. */
  isDown: boolean;
  /** Notifications are not sent. */
  losesNotifications: boolean;
  /** How many times each notification is sent. */
  copies: number;
  /** Milliseconds before a notification is sent. */
  delay: number;
}

export interface SandboxOptions {
  readonly secret: string;
  /** Where the sandbox is reached, e.g. `http://localhost:8082`. */
  readonly origin: string;
  readonly orders?: Orders;
  readonly behaviour?: Partial<Behaviour>;
  readonly send?: typeof fetch;
}

const OUTCOMES: readonly string[] = ['taken', 'declined', 'funds', 'cancelled'] satisfies Outcome[];

/**
 * The last two digits of a sum decide the outcome of paying it, whatever the payer does: `,01` declined, `,02` no money,
 * `,03` the notification is lost, `,04` the notification comes five times.
 */
const magicOf = (amount: number) =>
  (({ 1: { outcome: 'declined' }, 2: { outcome: 'funds' }, 3: { copies: 0 }, 4: { copies: 5 } }) as const)[
    amount % 100
  ] ?? {};

/** The sandbox acquirer: orders for the utility, a page for the payer, signed notifications. It moves no money. */
export function createSandbox({
  secret,
  origin,
  orders = new Orders(),
  behaviour: given,
  send = fetch,
}: SandboxOptions) {
  const behaviour: Behaviour = { isDown: false, losesNotifications: false, copies: 1, delay: 0, ...given };
  const app = new Hono();

  const notify = async ({ id, notifyUrl, amount }: StoredOrder, copies?: number): Promise<void> => {
    const magic = magicOf(amount);
    const count = copies ?? (behaviour.losesNotifications ? 0 : 'copies' in magic ? magic.copies : behaviour.copies);
    const body = JSON.stringify({ orderId: id });
    if (behaviour.delay > 0) await new Promise((done) => setTimeout(done, behaviour.delay));
    const headers = { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signatureOf(body, secret) };
    await Promise.allSettled(
      Array.from({ length: count }, () =>
        send(notifyUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) }),
      ),
    );
  };

  const isUtility = (context: Context) => context.req.header('Authorization') === `Bearer ${secret}`;
  app.use('/orders/*', async (context, next) => {
    if (behaviour.isDown) return context.json({ error: 'down' }, 503);
    if (!isUtility(context)) return context.json({ error: 'unauthorized' }, 401);
    return next();
  });
  app.post('/orders', async (context) => {
    if (behaviour.isDown) return context.json({ error: 'down' }, 503);
    if (!isUtility(context)) return context.json({ error: 'unauthorized' }, 401);
    const given = await context.req.json<NewOrder>();
    const order = orders.create(given);
    if (given.token === undefined || order.state !== 'waiting') return context.json(orders.told(order, origin));
    const magic = magicOf(order.amount);
    const outcome = 'outcome' in magic ? magic.outcome : orders.keeps(given.token) ? 'taken' : 'declined';
    const ended = orders.end(order.id, outcome) ?? order;
    void notify(ended);
    return context.json(orders.told(ended, origin));
  });
  app.get('/orders/:id', (context) => {
    const order = orders.find(context.req.param('id'));
    return order ? context.json(orders.told(order, origin)) : context.json({ error: 'not found' }, 404);
  });

  app.get('/taken', (context) => {
    if (behaviour.isDown) return context.json({ error: 'down' }, 503);
    if (!isUtility(context)) return context.json({ error: 'unauthorized' }, 401);
    const { from = '', to = '' } = context.req.query();
    return context.json({ orders: orders.taken(from, to).map((order) => orders.told(order, origin)) });
  });

  app.get('/pay/:id', (context) => {
    const order = orders.find(context.req.param('id'));
    return order ? context.html(payPage(order)) : context.text('Нет такого платежа', 404);
  });
  app.post('/pay/:id', async (context) => {
    const before = orders.find(context.req.param('id'));
    const { outcome } = await context.req.parseBody();
    if (!before || typeof outcome !== 'string' || !OUTCOMES.includes(outcome))
      return context.text('Нет такого платежа', 404);
    const magic = magicOf(before.amount);
    const order = orders.end(before.id, 'outcome' in magic ? magic.outcome : (outcome as Outcome));
    if (order && order.state !== before.state) void notify(order);
    return context.redirect(before.returnUrl, 303);
  });

  app.get('/', (context) => context.html(consolePage(orders.list(), { ...behaviour })));
  app.post('/console/:id/notify', async (context) => {
    const order = orders.find(context.req.param('id'));
    if (order) await notify(order, 1);
    return context.redirect('/', 303);
  });
  app.post('/console/:id/refund', async (context) => {
    const order = orders.refund(context.req.param('id'));
    if (order) await notify(order);
    return context.redirect('/', 303);
  });
  app.post('/behaviour', async (context) => {
    if (!isUtility(context)) return context.json({ error: 'unauthorized' }, 401);
    Object.assign(behaviour, await context.req.json<Partial<Behaviour>>());
    return context.json(behaviour);
  });
  return { app, orders, behaviour, notify };
}
