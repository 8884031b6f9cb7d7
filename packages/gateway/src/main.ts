#!/usr/bin/env node
import { Command } from 'commander';
import { auditCommand } from './commands/audit.ts';
import { customerCommand } from './commands/customer.ts';
import { documentsCommand } from './commands/documents.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { incidentCommand } from './commands/incident.ts';
import { managerCommand } from './commands/manager.ts';
import { meterRequestCommand } from './commands/meter-request.ts';
import { profileCommand } from './commands/profile.ts';
import { settingsCommand } from './commands/settings.ts';
import { siteCommand } from './commands/site.ts';
import { receiptCommand } from './commands/receipt.ts';
import { startCommand } from './commands/start.ts';
import { unlockCommand } from './commands/unlock.ts';
import { StartError } from './database/open.ts';

const ENVIRONMENT = `
Environment:
  PORT (8080), PORTAL_PORT (the next one; portal of the demo), HOST (127.0.0.1)
  DATABASE_URL (PostgreSQL; PGlite when not given), DATABASE_POOL (10 connections), DATABASE_NAMED_STATEMENTS=off (for poolers that lose them)
  DATA_DIR (.data), SECRET_KEY (32 random bytes in base64url; secret.key in DATA_DIR when not given)
  SMTP_URL and MAIL_FROM (mail; it stays in the outbox without), SMS_URL with {phone} and {text}, SMS_BODY, SMS_HEADER (any provider's HTTP interface)
  PUBLIC_ORIGIN (as browsers see it, when behind a proxy), TRUST_PROXY=1, LOG_LEVEL (warn)`;

const program = new Command('gateway')
  .description('The endpoint of the widgets. `gateway COMMAND --help` shows what each takes.')
  .addHelpText('after', ENVIRONMENT);
for (const command of [
  startCommand,
  importCommand,
  exportCommand,
  customerCommand,
  managerCommand,
  unlockCommand,
  profileCommand,
  meterRequestCommand,
  receiptCommand,
  documentsCommand,
  auditCommand,
  incidentCommand,
  settingsCommand,
  siteCommand,
])
  program.addCommand(command());

try {
  if (process.argv.length === 2) program.outputHelp();
  else await program.parseAsync();
} catch (fault) {
  // PGlite errors contain pages of minified code, so the output is cut.
  process.stderr.write(
    `${fault instanceof StartError ? fault.message : `Unexpected: ${(fault as Error).stack?.slice(0, 1500) ?? String(fault)}`}\n`,
  );
  process.exit(1);
}
