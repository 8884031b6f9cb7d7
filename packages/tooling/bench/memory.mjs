// Measures the memory of the gateway during a million requests: reads of many customers, and a claim in every fiftieth
// request. `npm run bench -- memory`.
import { ACCOUNTS, load, NOW, openBench, ORIGIN, serve } from './gateway-load.mjs';

const REQUESTS = Number(process.env.REQUESTS ?? 1_000_000);
const PARTS = 10;
/** Share of each operation. */
const SHARES = { config: 0.5, session: 0.2, readings: 0.1, balance: 0.09, meters: 0.09, 'POST claim': 0.02 };
const MEGABYTE = 1024 * 1024;

export async function benchMemory() {
  const bench = await openBench();
  let gateway;
  try {
    gateway = await serve('gateway', { url: bench.url, folder: bench.folder, origin: ORIGIN, now: NOW.getTime() });
    console.log(`Memory of the gateway, ${ACCOUNTS} accounts, after garbage collection`);
    for (let part = 0; part <= PARTS; part++) {
      for (const [name, share] of part === 0 ? [] : Object.entries(SHARES)) {
        const wanted = (REQUESTS / PARTS) * share;
        await load(gateway, name, (count) => count >= wanted);
      }
      const { rss, heapUsed, external } = await gateway.memory();
      const [resident, heap, outside] = [rss, heapUsed, external].map((bytes) => (bytes / MEGABYTE).toFixed(1));
      const requests = String((REQUESTS / PARTS) * part).padStart(8);
      console.log(`${requests} requests: ${resident} MB resident, ${heap} MB heap, ${outside} MB outside the heap`);
    }
  } finally {
    gateway?.stop();
    bench.close();
  }
}
