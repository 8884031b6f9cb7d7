import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { withDatabase } from '../commands/context.ts';
import { StartError } from '../database/open.ts';
import { importRegistry, type ImportReport } from './import.ts';

/** Without limits the heap grows to several times the live data before garbage is collected. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

type Outcome = { readonly report: ImportReport } | { readonly problem: string };

/** Imports a registry in a worker thread with limited memory. Throws a `StartError` with a message for the user. */
export async function importInWorker(file: string): Promise<ImportReport> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { registry: file }, resourceLimits });
  const outcome = await new Promise<Outcome>((done, fail) => {
    worker.on('message', done);
    worker.on('error', fail);
  });
  if ('problem' in outcome) throw new StartError(outcome.problem);
  return outcome.report;
}

const { registry } = (workerData ?? {}) as { readonly registry?: string };
if (!isMainThread && registry !== undefined) {
  try {
    await withDatabase(async ({ db, settings }) =>
      parentPort?.postMessage({ report: await importRegistry(db, settings, registry) } satisfies Outcome),
    );
  } catch (fault) {
    if (!(fault instanceof StartError)) throw fault;
    parentPort?.postMessage({ problem: fault.message } satisfies Outcome);
  }
}
