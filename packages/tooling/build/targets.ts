/**
 * The outputs of `npm run build`, one Vite build each. `kit` is the widgets with their shared chunks; the others are
 * standalone scripts.
 */
import type { BuildEnvironmentOptions, Plugin } from 'vite';
import { buildTargets } from './browsers.ts';
import { nameOf, widgets } from '../../widgets/widgets.ts';
import { sameBuild } from './plugins/same-build.ts';

export interface Target {
  readonly build: BuildEnvironmentOptions;
  readonly plugins?: readonly Plugin[];
}

const source = 'packages/widgets/src';
const folder = 'packages/widgets/dist';
const names = widgets.map(nameOf);
const defineModules = Object.fromEntries(names.map((name) => [name, `${source}/define/${name}.ts`]));

/** Turns off the report of how long each plugin took. */
const checks = { bundlerTimings: false };

const common: BuildEnvironmentOptions = {
  target: buildTargets,
  sourcemap: 'hidden',
  outDir: folder,
  emptyOutDir: false,
};

/**
 * Modules that are used together share a chunk. `core` and `account` have stable names so that a page can preload
 * them. Each group also takes the imports of its modules, unless an earlier group has them.
 */
const sharedChunks = [
  // Used by every widget.
  {
    name: 'core',
    test: /\/widgets\/src\/kit\/(element|define|controllers\/(in-time|light-fields)|i18n\/(messages|no-wrap)|parts\/(field|field-faults|notice|skeleton))\.ts$|\/generated\/icons\/(close|show)\.ts$/,
  },
  // Used by every account widget before its data arrive.
  {
    name: 'account',
    test: /\/widgets\/src\/kit\/(account-element|controllers\/load-task|i18n\/messages\/account\.ru|parts\/(account-choice|card))\.ts$|\/client\/src\/(client|drafts|resources\/(config|estimates|journal|meters))\.ts$|\/contract\/src\/rules\/link\.ts$/,
  },
  // Shared by the views of account widgets, which load with the first data.
  {
    name: 'views',
    test: /\/widgets\/src\/(kit\/(focus|group-by|parts\/(badge|choice-chips|service)|theme\/(adopt-styles|data\.styles)|i18n\/(formats|messages\/(service|source)\.ru))|meter\/estimate-text)\.ts$|\/contract\/src\/rules\/(calendar|estimate|money|money-text|blocking-reason)\.ts$/,
  },
  // Used by every widget that sends something.
  {
    name: 'send',
    test: /\/widgets\/src\/kit\/(controllers\/(before-submit|pressed-button|send-task)|i18n\/messages\/send\.ru|parts\/error-summary)\.ts$|\/client\/src\/intent\.ts$/,
  },
  // The fields of simple forms; the code that submits them is in `form-task`.
  { name: 'forms', test: /\/widgets\/src\/(kit\/controllers\/form-fields|auth\/(proof-fields|messages\/ru))\.ts$/ },
  // Fields in the light DOM, where password managers find them.
  {
    name: 'auth',
    test: /\/widgets\/src\/(kit\/controllers\/page-fields|auth\/(auth-element|auth\.styles|field\.styles))\.ts$|\/contract\/src\/rules\/payment-code\.ts$/,
  },
  { name: 'contact', test: /\/contract\/src\/rules\/contact\.ts$/ },
  { name: 'form-task', test: /\/widgets\/src\/kit\/controllers\/(form-sender|form-task)\.ts$/ },
  // The steps of sign-in and recovery that verify who the person is.
  {
    name: 'proof',
    test: /\/widgets\/src\/auth\/(code-step|new-password|messages\/(code|password)\.ru)\.ts$|\/contract\/src\/rules\/password\.ts$/,
  },
  { name: 'auth-client', test: /\/client\/src\/resources\/auth\.ts$/ },
].map((group, index) => ({ ...group, priority: 20 - index }));

const stable = new Set(['core', 'account']);

const kit: Target = {
  plugins: [sameBuild()],
  build: {
    ...common,
    emptyOutDir: true,
    lib: {
      entry: { ...defineModules, embedded: `${source}/partner/embedded.ts`, connect: `${source}/partner/connect.ts` },
      formats: ['es'],
    },
    rolldownOptions: {
      checks,
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: '[name].js',
        codeSplitting: { groups: sharedChunks },
        chunkFileNames: ({ name }) => (stable.has(name) ? `${name}.js` : '[name]-[hash].js'),
      },
    },
  },
};

/** The loader a webmaster pastes: a classic script without imports. */
const loader: Target = {
  build: {
    ...common,
    lib: { entry: `${source}/embed/loader.ts`, formats: ['iife'], name: 'vk', fileName: () => 'vk.js' },
    rolldownOptions: { checks, output: { minify: true } },
  },
};

/** Modules that the loader imports on demand without the core: frames for partner sites, and help for webmasters. */
const beside: Target = {
  build: {
    ...common,
    lib: { entry: { framed: `${source}/partner/framed.ts`, extras: `${source}/embed/extras.ts` }, formats: ['es'] },
    rolldownOptions: {
      checks,
      output: { minify: true, entryFileNames: '[name].js', chunkFileNames: 'beside-[name]-[hash].js' },
    },
  },
};

/** The demo utility that runs in the page, for `endpoint="demo"`. */
const demo: Target = {
  build: {
    ...common,
    lib: { entry: { demo: 'mocks/src/in-page.ts' }, formats: ['es'] },
    rolldownOptions: { checks, output: { minify: true, entryFileNames: '[name].js', codeSplitting: false } },
  },
};

/** The page of the staff. It is served apart from the kit, so residents never load it. */
const office: Target = {
  build: {
    ...common,
    outDir: 'packages/office/dist',
    emptyOutDir: true,
    sourcemap: false,
    lib: {
      entry: { office: 'packages/office/src/office.ts', view: 'packages/office/src/view/view.ts' },
      formats: ['es'],
    },
    rolldownOptions: {
      checks,
      output: { minify: true, entryFileNames: '[name].js', chunkFileNames: 'office-[name].js' },
    },
  },
};

/** One widget in one file with everything its first screen needs, for pages that want a single request. */
const only = (name: string): Target => ({
  build: {
    ...common,
    sourcemap: false,
    lib: { entry: { [name]: `${source}/define/${name}.ts` }, formats: ['es'] },
    rolldownOptions: {
      checks,
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: 'only/[name].js',
        chunkFileNames: ({ name: chunk }) => (chunk === name ? 'only/[name].js' : 'only/[name]-[hash].js'),
        // Includes every static import, even those that lazy chunks share.
        codeSplitting: { groups: [{ name, test: new RegExp(`/widgets/src/define/${name}\\.ts$`) }] },
      },
    },
  },
});

/** One widget in one file, lazy chunks included, for pages whose policy allows a single script by its hash. */
const single = (name: string): Target => ({
  build: {
    ...common,
    sourcemap: false,
    lib: { entry: { [name]: `${source}/define/${name}.ts` }, formats: ['es'] },
    rolldownOptions: { checks, output: { minify: true, entryFileNames: 'single/[name].js', codeSplitting: false } },
  },
});

/** All targets by name, as in `vite build --mode NAME`. */
export const targets: Readonly<Record<string, Target>> = {
  kit,
  loader,
  beside,
  demo,
  office,
  ...Object.fromEntries(names.map((name) => [`only/${name}`, only(name)])),
  ...Object.fromEntries(names.map((name) => [`single/${name}`, single(name)])),
};
