import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { pino } from 'pino';
import { hasAccounts } from './accounts/queries.ts';
import { createGateway } from './app.ts';
import { context, dataDir, environment, kitFolder, open, secretsFor, uploadFolder } from './commands/context.ts';
import { serveCommands } from './commands/forward.ts';
import { withProgress } from './commands/progress.ts';
import { DatabaseClock } from './database/clock.ts';
import { StartError } from './database/open.ts';
import { startPortal } from './demo/portal.ts';
import { demoSignIns, demoStaff, isDemoUnfinished, seedDemo } from './demo/seed.ts';
import { DocumentService } from './documents/service.ts';
import { openScanner } from './files/virus-scanner.ts';
import { deliver } from './messages/delivery.ts';
import { openSenders } from './messages/senders.ts';
import { openAcquirer } from './payments/acquirer/open-acquirer.ts';
import { startServer } from './server.ts';
import { WebhookDelivery } from './webhooks/delivery.ts';
import { allowedNetworks } from './webhooks/target.ts';

export interface StartOptions {
  readonly demo?: boolean;
  readonly site?: string;
  readonly kit?: string;
  readonly office?: string;
  readonly portal?: string;
  readonly json?: boolean;
}

/** Starts the endpoint; it runs until SIGINT or SIGTERM. */
export async function start(options: StartOptions): Promise<void> {
  if (context().running) throw new StartError('The gateway runs already.');
  const port = Number(environment['PORT'] ?? 8080);
  const host = environment['HOST'] ?? '127.0.0.1';
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new StartError(`PORT is «${environment['PORT'] ?? ''}», which is no port number.`);
  const log = pino({ level: environment['LOG_LEVEL'] ?? 'warn' }, pino.destination(2));
  const isFirst = !environment['DATABASE_URL'] && !existsSync(join(dataDir, 'pglite'));
  const { store, settings } =
    isFirst && !options.json ? await withProgress('Creating the database in the data folder', open) : await open();
  const stop = async () => {
    await store.close();
  };
  try {
    const secrets = await secretsFor(store.db);
    const isNew = !(await hasAccounts(store.db)) || isDemoUnfinished(dataDir);
    if (options.demo && isNew) {
      await mkdir(dataDir, { recursive: true });
      const now = new Date();
      await withProgress('Loading the demo utility (once, about half a minute)', () =>
        seedDemo(store.db, settings, {
          folder: dataDir,
          documents: new DocumentService(settings, secrets, uploadFolder),
          today: localDate(now, 'Europe/Moscow'),
          now,
        }),
      );
    }
    if (!settings.find('utility', '', localDate(new Date(), 'UTC')))
      throw new StartError(
        'The utility has no name, phone and time zone yet. Run: gateway settings import FILE; docs/endpoint.md shows such a file.',
      );
    await mkdir(dataDir, { recursive: true });
    const origin = environment['PUBLIC_ORIGIN'] ?? `http://localhost:${port}`;
    const origins = environment['PUBLIC_ORIGIN'] ? [origin] : [origin, `http://127.0.0.1:${port}`];
    const clock = new DatabaseClock(store.db);
    await clock.refresh();
    const acquirer = openAcquirer(environment, origin);
    const senders = openSenders(environment);
    const channels = (['mail', 'sms'] as const).filter((channel) => senders[channel]);
    const gateway = createGateway({
      db: store.db,
      uploadFolder,
      origins,
      secrets,
      clock: clock.now,
      log,
      acquirer,
      channels,
      scanner: openScanner(environment, log),
    });
    const server = await startServer({
      gateway,
      host,
      port,
      site: options.site,
      kit: options.kit ? { folder: options.kit, version: await versionOf() } : undefined,
      office: options.office,
      releases: kitFolder,
      outbox: options.demo ? store.db : undefined,
      publicHost: new URL(origin).host,
      proxies: { trusted: environment['TRUST_PROXY'], header: environment['TRUST_PROXY_HEADER'] },
    });
    // PostgreSQL takes commands from other processes itself.
    const { run } = context();
    const commands =
      store.kind === 'pglite' && run
        ? await serveCommands(run, { store, db: store.db, settings, secrets }, () => gateway.settings.forget())
        : undefined;
    const portal =
      options.demo && options.portal
        ? await startPortal(store.db, {
            folder: options.portal,
            port: Number(environment['PORTAL_PORT'] ?? port + 1),
            endpoint: origin,
          })
        : undefined;
    const timer = setInterval(
      () => void gateway.sweep().catch((fault: unknown) => log.error({ fault: (fault as Error).name }, 'sweep')),
      600_000,
    );
    const jobTimer = setInterval(
      () => void gateway.work().catch((fault: unknown) => log.error({ fault: (fault as Error).name }, 'bulk jobs')),
      5000,
    );
    let isDelivering = false;
    const deliveryTimer = setInterval(() => {
      if (isDelivering) return;
      isDelivering = true;
      void deliver(store.db, senders, clock.now(), log)
        .catch((fault: unknown) => log.error({ fault: (fault as Error).name }, 'delivery'))
        .finally(() => {
          isDelivering = false;
        });
    }, 1000);
    const webhooks = new WebhookDelivery(store.db, {
      secrets,
      networks: allowedNetworks(environment['WEBHOOK_NETWORKS']),
      clock: clock.now,
      log,
    });
    const webhookTimer = setInterval(
      () => void webhooks.begin().catch((fault: unknown) => log.error({ fault: (fault as Error).name }, 'webhooks')),
      1000,
    );
    let stopping = false;
    const end = () => {
      if (stopping) return;
      stopping = true;
      clearInterval(timer);
      clearInterval(deliveryTimer);
      clearInterval(webhookTimer);
      clearInterval(jobTimer);
      commands?.close();
      const isTold = webhooks.stop();
      server.close(() => void isTold.then(stop));
      for (const each of portal ? [server, portal.server] : [server]) {
        each.closeIdleConnections();
        setTimeout(() => each.closeAllConnections(), 5000).unref();
      }
      portal?.server.close();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    const ready = {
      site: `${origin}/`,
      ...(portal && { portal: `${portal.origin}/` }),
      api: origin,
      outbox: `${origin}/outbox`,
      ...(options.office && { office: `${origin}/office/` }),
      signIns: options.demo ? demoSignIns : [],
    };
    process.stdout.write(options.json ? `${JSON.stringify(ready)}\n` : table(ready, store.kind));
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Version of the kit. Files of an exact version are cached for ever, so they must never change. */
const versionOf = async (): Promise<string> =>
  (JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

function table(
  {
    site,
    portal,
    api,
    outbox,
    office,
    signIns,
  }: {
    readonly site: string;
    readonly portal?: string;
    readonly api: string;
    readonly outbox: string;
    readonly office?: string;
    readonly signIns: typeof demoSignIns;
  },
  kind: string,
): string {
  const rows = signIns.map(({ accountNumber, email, about }) => `  ${accountNumber}   ${email.padEnd(22)} ${about}`);
  const password = signIns[0]?.password;
  return `
  Сайт водоканала   ${site}
${portal ? `  Портал УК         ${portal}\n` : ''}  Адрес API         ${api}  (${kind})
${
  password
    ? `  Письма и SMS      ${outbox}

  Вход: лицевой счёт или почта, пароль у всех один: ${password}
${rows.join('\n')}
${
  office
    ? `
  Рабочее место     ${office}  (пароль тот же, код придёт в «Письма и SMS»)
${demoStaff.map(({ email, name }) => `  ${email.padEnd(34)} ${name}`).join('\n')}
`
    : ''
}`
    : ''
}
  Ctrl+C останавливает.
`;
}
