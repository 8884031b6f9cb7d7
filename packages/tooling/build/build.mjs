// Builds the kit into packages/widgets/dist: see targets.ts for what is in it. `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { reservedHeightSheet } from '../../widgets/src/page/reserved-height.ts';
import { compressFolder } from './compress.mjs';
import { targets } from './targets.ts';

const dist = new URL('../../widgets/dist/', import.meta.url).pathname;

/** The loader last: `npm start` takes its time for that of the whole build. */
const names = Object.keys(targets).filter((name) => !name.startsWith('single/') && name !== 'loader');
for (const mode of [...names, 'loader']) await build({ configFile: 'vite.config.ts', mode, logLevel: 'warn' });

writeFileSync(`${dist}vk.css`, reservedHeightSheet);
await compressFolder(dist);
