import { Command, CommanderError } from 'commander';
import { printable } from '@vodokanal/contract/rules/clean-text';
import { StartError } from '../database/open.ts';
import { accountCommand } from './account.ts';
import { applicationCommand } from './application.ts';
import { auditCommand } from './audit.ts';
import { chargeCommand } from './charge.ts';
import { claimCommand } from './claim.ts';
import { context, inContext, type CommandContext } from './context.ts';
import { customerCommand } from './customer.ts';
import { dataRequestCommand } from './data-request.ts';
import { debtCommand } from './debt.ts';
import { differenceCommand } from './difference.ts';
import { documentCommand } from './document.ts';
import { documentsCommand } from './documents.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { incidentCommand } from './incident.ts';
import { instalmentsCommand } from './instalments.ts';
import { keysCommand } from './keys.ts';
import { kitCommand } from './kit.ts';
import { managerCommand } from './manager.ts';
import { meterRequestCommand } from './meter-request.ts';
import { paymentCommand } from './payment.ts';
import { profileCommand } from './profile.ts';
import { receiptCommand } from './receipt.ts';
import { settingsCommand } from './settings.ts';
import { siteCommand } from './site.ts';
import { staffCommand } from './staff.ts';
import { startCommand } from './start.ts';
import { unlockCommand } from './unlock.ts';
import { webhookCommand } from './webhook.ts';
import { workCommand } from './work.ts';

const ENVIRONMENT = `
Environment:
  PORT (8080), PORTAL_PORT (the next one; portal of the demo), HOST (127.0.0.1)
  DATABASE_URL (PostgreSQL; PGlite when not given), DATABASE_POOL (10 connections), DATABASE_NAMED_STATEMENTS=off (for poolers that lose them)
  DATA_DIR (.data), SECRET_KEY (32 random bytes in base64url; secret.key in DATA_DIR when not given), SECRET_KEY_OLD (earlier keys, separated by commas)
  SMTP_URL and MAIL_FROM (mail; it stays in the outbox without), SMS_URL with {phone} and {text}, SMS_BODY, SMS_HEADER (any provider's HTTP interface)
  ACQUIRER (sandbox or yookassa; no payments on the site without), ACQUIRER_URL and ACQUIRER_SECRET (sandbox), YOOKASSA_SHOP_ID and YOOKASSA_SECRET_KEY, YOOKASSA_UTILITIES=on for ГИС ЖКХ
  WEBHOOK_NETWORKS (private networks in which receivers of events may be, separated by commas; none when not given)
  PUBLIC_ORIGIN (as browsers see it, when behind a proxy), TRUST_PROXY (number or networks of the proxies in front), TRUST_PROXY_HEADER (X-Forwarded-For or Forwarded; only this one is read), LOG_LEVEL (warn)`;

function gatewayProgram(): Command {
  const program = new Command('gateway')
    .description('The endpoint of the widgets. `gateway COMMAND --help` shows what each takes.')
    .addHelpText('after', ENVIRONMENT);
  for (const command of [
    startCommand,
    importCommand,
    exportCommand,
    differenceCommand,
    chargeCommand,
    paymentCommand,
    debtCommand,
    instalmentsCommand,
    claimCommand,
    applicationCommand,
    accountCommand,
    customerCommand,
    staffCommand,
    managerCommand,
    unlockCommand,
    profileCommand,
    meterRequestCommand,
    receiptCommand,
    documentsCommand,
    dataRequestCommand,
    documentCommand,
    workCommand,
    auditCommand,
    incidentCommand,
    settingsCommand,
    siteCommand,
    webhookCommand,
    kitCommand,
    keysCommand,
  ])
    program.addCommand(command());
  return program;
}

/** Commander writes to the process and ends it; here it writes to the context and throws. */
function redirect(command: Command, { stdout, stderr }: CommandContext): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(printable(text)),
  });
  for (const each of command.commands) redirect(each, { stdout, stderr } as CommandContext);
}

/** Runs one command line and returns its exit code. What it says goes to the context. */
export function runCommand(args: readonly string[], given: CommandContext = context()): Promise<number> {
  return inContext({ ...given, run: runCommand }, async () => {
    const program = gatewayProgram();
    redirect(program, given);
    try {
      if (args.length === 0) program.outputHelp();
      else await program.parseAsync([...args], { from: 'user' });
      return 0;
    } catch (fault) {
      if (fault instanceof CommanderError) return fault.exitCode;
      // PGlite errors contain pages of minified code, so the output is cut.
      const text =
        fault instanceof StartError
          ? fault.message
          : `Unexpected: ${(fault as Error).stack?.slice(0, 1500) ?? String(fault)}`;
      given.stderr.write(`${printable(text)}\n`);
      return 1;
    }
  });
}
