// Tells on standard error what `npm start` is doing, with built-in modules only, so that it works before anything is
// installed.
import { spawn } from 'node:child_process';

/** Seconds between two lines about a step that goes on. */
const INTERVAL = 10;

/**
 * Runs a program as a named step: a line at its start, one every ten seconds, and one at its end. Its own output goes
 * to standard error. Resolves to the exit code; rejects when the program cannot be started.
 */
export async function step(name, command, args, options = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const say = (text) => process.stderr.write(`${text}\n`);
  say(`${name} …`);
  const timer = setInterval(() => say(`  … ${seconds()} s`), INTERVAL * 1000);
  try {
    const code = await new Promise((done, fail) => {
      const child = spawn(command, args, { stdio: ['ignore', process.stderr, 'inherit'], ...options });
      child.on('error', fail).on('close', (status) => done(status ?? 1));
    });
    say(code === 0 ? `  done, ${seconds()} s` : `  failed, ${seconds()} s`);
    return code;
  } finally {
    clearInterval(timer);
  }
}
