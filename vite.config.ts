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

/** Our decorators have one form, so applying them takes one line. */
const ownDecorate = (): Plugin => ({
  name: 'own-decorate',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/helpers/decorate') ? '\0own-decorate' : null),
  load: (id) => (id === '\0own-decorate' ? 'export default (decorators, prototype, name) => { for (const decorate of decorators) decorate(prototype, name); };' : null),
});

const widgets = ['login', 'balance-card', 'reading-form', 'claim-form', 'utility'];

/** What every widget stands on; the loader fetches it in parallel with the first widget. */
const isCore = (id: string) =>
  id.includes('own-decorate') ||
  /\/node_modules\/(lit|lit-element|lit-html|@lit\/(context|reactive-element))\/(?!.*(directives?\/|context-provider|value-notifier|directive))/.test(id)
  || /\/widgets\/src\/kit\/(css-tag|define|element|form|language|messages|page|property|send-task|theme|messages\/ru|parts\/(error-summary|field|notice|skeleton))\.ts$/.test(id)
  || /\/client\/src\/(connection|intent|problem|session|transport)\.ts$/.test(id);

/** A last pass that saves some two percent more than the bundler's own. */
const squeeze = (module: boolean): Plugin => ({
  name: 'squeeze',
  apply: 'build',
  async renderChunk(code) {
    const { code: squeezed, map } = await minify(code, { module, ecma: 2022, sourceMap: true, compress: { passes: 3, unsafe_arrows: true, pure_getters: true } });
    return { code: squeezed ?? code, map: (typeof map === 'string' ? JSON.parse(map) : null) as never };
  },
});

const output = { target: 'es2022', sourcemap: true, outDir: 'packages/widgets/dist' } as const;

/** The widgets share chunks with one another; the loader and the demo utility stand alone, each in a pass of its own. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [minifyTemplates(), ownPolicy(), ownSheets(), ownDecorate(), squeeze(mode !== 'embed')],
  define: { 'process.env.NODE_ENV': '"production"' },
  build:
    mode === 'embed' ? { ...output, emptyOutDir: false, lib: { entry: `${src}/embed.ts`, formats: ['iife'], name: 'vk', fileName: () => 'vk.js' }, rolldownOptions: { output: { minify: true } } }
    : mode === 'demo' ? { ...output, emptyOutDir: false, lib: { entry: { demo: 'mocks/src/in-page.ts' }, formats: ['es'] }, rolldownOptions: { output: { minify: true, entryFileNames: '[name].js', codeSplitting: false } } }
    : {
        ...output, emptyOutDir: true,
        lib: { entry: Object.fromEntries(widgets.map((name) => [name, `${src}/define/${name}.ts`])), formats: ['es'] },
        rolldownOptions: {
          output: {
            minify: true, entryFileNames: '[name].js', chunkFileNames: ({ name }) => (name === 'core' ? 'core.js' : '[name]-[hash].js'),
            codeSplitting: { groups: [{ name: 'core', test: isCore }] },
          },
        },
      },
}));
