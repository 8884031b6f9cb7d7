// Preloaded into a measured process: reports its largest resident memory, in bytes, to the parent at the end.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const REPORT = 3;

if (isMainThread) process.on('exit', () => writeSync(REPORT, String(process.resourceUsage().maxRSS * 1024)));
