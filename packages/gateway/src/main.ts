#!/usr/bin/env node
import { forwardCommand } from './commands/forward.ts';
import { runCommand } from './commands/program.ts';

const args = process.argv.slice(2);
const code = (await forwardCommand(args)) ?? (await runCommand(args));
// A started gateway goes on until a signal; it sets no exit code.
if (code !== 0) process.exit(code);
