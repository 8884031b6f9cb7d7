/** Seconds between two lines about work that goes on. */
const INTERVAL = 10;

/** Does long work and says so on standard error: a line at the start, one every ten seconds, and one at the end. */
export async function withProgress<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const seconds = () => Math.round((performance.now() - started) / 1000);
  say(`${name} …`);
  const timer = setInterval(() => say(`  … ${seconds()} s`), INTERVAL * 1000);
  try {
    const result = await work();
    say(`  done, ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
