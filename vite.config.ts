import { minifyHTMLLiterals } from 'minify-literals';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';

const src = 'packages/widgets/src';

/** Takes the white space out of our templates and styles. */
const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  apply: 'build',
  enforce: 'pre',
  async transform(code, id) {
    if (!id.includes(`/${src}/`) || id.endsWith("css-tag.ts")) return null;
    const result = await minifyHTMLLiterals(code, { fileName: id });
    return result ? { code: result.code, map: result.map as never } : null;
  },
});

/**
 * Gives the kit a Trusted Types policy of its own name, shared by every copy of the kit on a page: a second policy
 * named `lit-html` would throw where the page's policy does not allow duplicates.
 */
const ownPolicy = (): Plugin => ({
  name: 'own-policy',
  apply: 'build',
  transform(code, id) {
    if (!id.includes('/lit-html/') || !code.includes('createPolicy("lit-html"')) return null;
    const call = /(\w+)\.createPolicy\("lit-html",(\{[^}]*\})\)/;
    if (!call.test(code)) throw new Error('lit-html makes its policy in another way now; see own-policy in vite.config.ts');
    return { code: code.replace(call, '(globalThis[Symbol.for("vk.policy")]??=$1.createPolicy("vodokanal-widgets",$2))'), map: null };
  },
});

/** See the file it puts in the place of Lit's. */
const ownSheets = (): Plugin => ({
  name: 'own-sheets',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    return source.endsWith('css-tag.js') && importer?.includes('/@lit/') ? `${import.meta.dirname}/${src}/kit/css-tag.ts` : null;
  },
});

/** MooTools puts a class of its own in the place of `Event`; `CustomEvent` it leaves alone. */
const ownEvents = (): Plugin => ({
  name: 'own-events',
  apply: 'build',
  transform: (code, id) => (id.includes('/@lit/context/') && /extends Event\b/.test(code) ? { code: code.replace(/extends Event\b/g, 'extends CustomEvent'), map: null } : null),
});

/** Our decorators have one form, so applying them takes one line. */
const ownDecorate = (): Plugin => ({
  name: 'own-decorate',
  apply: 'build',
  enforce: 'post',
  transform: (code) => (code.includes('@oxc-project/runtime/helpers/decorate') ? { code: code.replace('@oxc-project/runtime/helpers/decorate', 'own-decorate'), map: null } : null),
  resolveId: (source) => (source === 'own-decorate' ? '\0own-decorate' : null),
  load: (id) => (id === '\0own-decorate' ? 'export default (decorators, prototype, name) => { for (const decorate of decorators) decorate(prototype, name); };' : null),
});

/** What Lit says to polyfills of browsers that the kit does not run in, and to its own development tools. */
const leanLit = (): Plugin => ({
  name: 'lean-lit',
  apply: 'build',
  transform(code, id) {
    const file = /\/(lit-html|lit-element|reactive-element)\.js$/.exec(id)?.[1];
    if (!file) return null;
    const lean = code.replace(/[\w.]+\?\.\((\{\w+:\w+\}|S,k)\)|\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0');
    if (/Support\?\.\(|Versions/.test(lean)) throw new Error(`${file} is written in another way now; see lean-lit in vite.config.ts`);
    return { code: lean, map: null };
  },
});

/** Beside the widgets, on the endpoint's own origin: the documents of frames, and the window of consent. */
const documents = { embedded: 'frame/embedded', connect: 'frame/connect' };

/** On pages that may load nothing else of the kit: the shells of partner pages, and what helps a webmaster. */
const outside = { framed: 'frame/framed', extras: 'page/extras' };

const entries = (files: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `${src}/${file}.ts`]));

const widgets = ['login', 'balance-card', 'reading-form', 'claim-form', 'register', 'recovery', 'security', 'consents', 'profile', 'account-switcher', 'unlock-form', 'meter-list', 'reading-history', 'usage-chart', 'utility'];

/** What every widget stands on; the loader fetches it in parallel with the first widget. */
const isCore = (id: string) =>
  id.includes('own-decorate') ||
  /\/node_modules\/(lit|lit-element|lit-html|@lit\/(context|reactive-element))\/(?!.*(directives?\/|context-provider|value-notifier|directive))/.test(id)
  || /\/widgets\/src\/kit\/(css-tag|define|element|form|language|messages|page|page-defaults|property|theme|messages\/ru|parts\/(field|notice|skeleton))\.ts$/.test(id)
  || /\/client\/src\/(connection|problem|session|transport)\.ts$/.test(id);

/** What every form needs once it is sent: the sign-in fetches it with the first touch. */
const isSend = (id: string) => /\/widgets\/src\/kit\/(before-submit|send-task|parts\/error-summary)\.ts$|\/client\/src\/intent\.ts$/.test(id);

/** What all ways in stand on, and what all widgets of an account do. */
const isStep = (id: string) => /\/widgets\/src\/(entry\/(code-step|messages\/ru)\.ts|kit\/(form-task|unbroken)\.ts)$|\/contract\/src\/rules\/contact\.ts$/.test(id);
const isEntry = (id: string) => /\/widgets\/src\/(entry\/(entry-element|entry\.styles|new-password)\.ts|kit\/page-fields\.ts)$|\/contract\/src\/rules\/password\.ts$/.test(id);
const isAccount = (id: string) =>
  /\/node_modules\/@lit\/task\//.test(id) || /\/widgets\/src\/kit\/(account-element|account\.styles|load-task|formats|messages\/account\.ru|parts\/(account-choice|sign-in-prompt))\.ts$/.test(id)
  || /\/client\/src\/(client|drafts|resources\/(balance|claims|config|guest|meters|readings|uploads))\.ts$/.test(id) || /\/contract\/src\/rules\/(money)\.ts$/.test(id);

/** A pass after the bundler's own, which leaves some three percent. */
const squeeze = (module: boolean): Plugin => ({
  name: 'squeeze',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const { code, map } = await minify(chunk.code, { module, ecma: 2022, sourceMap: { content: chunk.map as never }, compress: { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false } });
      chunk.code = code ?? chunk.code;
      const file = bundle[`${chunk.fileName}.map`];
      if (file?.type === 'asset' && typeof map === 'string') file.source = map;
    }
  },
});

const output = { target: 'es2022', sourcemap: 'hidden', outDir: 'packages/widgets/dist' } as const;

/** The widgets share chunks with one another; the loader and the demo utility stand alone, each in a pass of its own. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [minifyTemplates(), ownPolicy(), ownSheets(), ownEvents(), ownDecorate(), leanLit(), squeeze(mode !== 'embed')],
  define: { 'process.env.NODE_ENV': '"production"' },
  build:
    mode === 'embed' ? { ...output, emptyOutDir: false, lib: { entry: `${src}/embed.ts`, formats: ['iife'], name: 'vk', fileName: () => 'vk.js' }, rolldownOptions: { output: { minify: true } } }
    : mode === 'outside' ? { ...output, emptyOutDir: false, lib: { entry: entries(outside), formats: ['es'] }, rolldownOptions: { output: { minify: true, entryFileNames: '[name].js', chunkFileNames: 'outside-[name]-[hash].js' } } }
    : mode === 'npm' ? { ...output, sourcemap: false, emptyOutDir: true, outDir: 'packages/widgets/release/npm', lib: { entry: entries({ index: 'index', ...Object.fromEntries(widgets.map((name) => [`define/${name}`, `define/${name}`])), framed: 'frame/framed' }), formats: ['es'] }, rolldownOptions: { external: [/^lit($|\/)/, /^@lit\//], output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' } } }
    : mode.startsWith('single-') ? { ...output, sourcemap: false, emptyOutDir: false, outDir: 'packages/widgets/dist/single', lib: { entry: entries({ [mode.slice('single-'.length)]: `define/${mode.slice('single-'.length)}` }), formats: ['es'] }, rolldownOptions: { output: { minify: true, entryFileNames: '[name].js', codeSplitting: false } } }
    : mode === 'demo' ? { ...output, emptyOutDir: false, lib: { entry: { demo: 'mocks/src/in-page.ts' }, formats: ['es'] }, rolldownOptions: { output: { minify: true, entryFileNames: '[name].js', codeSplitting: false } } }
    : {
        ...output, emptyOutDir: true,
        lib: { entry: entries({ ...Object.fromEntries(widgets.map((name) => [name, `define/${name}`])), ...documents }), formats: ['es'] },
        rolldownOptions: {
          output: {
            minify: true, entryFileNames: '[name].js', chunkFileNames: ({ name }) => (name === 'core' ? 'core.js' : '[name]-[hash].js'),
            codeSplitting: { groups: [{ name: 'core', test: isCore }, { name: 'send', test: isSend }, { name: 'ways', test: /\/client\/src\/resources\/entry\.ts$/ }, { name: 'step', test: isStep }, { name: 'entry', test: isEntry }, { name: 'account', test: isAccount }] },
          },
        },
      },
}));
