import { minifyHTMLLiterals } from 'minify-literals';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';

const src = 'packages/widgets/src';

/** How long its plugins take is nothing to somebody who starts the demo. */
const quiet = (): Plugin => ({ name: 'quiet', config: () => ({ build: { rolldownOptions: { checks: { bundlerTimings: false } } } }) });

/** Takes the white space out of our templates and styles. */
const minifyTemplates = (): Plugin => ({
  name: 'minify-templates',
  apply: 'build',
  enforce: 'pre',
  async transform(code, id) {
    if (!id.includes(`/${src}/`) || id.endsWith("css-tag.ts")) return null;
    const result = await minifyHTMLLiterals(code, { fileName: id.replace(/\?.*/, '') });
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
    return { code: code.replace(call, '(globalThis[Symbol.for("vk.policy")]??=$1.createPolicy("vodokanal-widgets",{...$2,createScriptURL:u=>u.startsWith(import.meta.url.replace(/[^/]*$/,"assets/table-worker-"))?u:""}))'), map: null };
  },
});

/** The worker that reads tables needs the page's trust, too: the policy above knows its file, and no other script. */
const ownWorker = (): Plugin => ({
  name: 'own-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/new Worker\((new URL\([^{}]*?table-worker[^{}]*?),(\{type:)/, 'new Worker(globalThis[Symbol.for("vk.policy")]?.createScriptURL(($1).href)??$1,$2');
    }
  },
});

/** The reader of CSV is written for three ways of loading, none of them ours; without this every page would carry the bundler's help for it. */
const esmPapa = (): Plugin => ({
  name: 'esm-papa',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) => (/\/papaparse(\.min)?\.js$/.test(id) ? { code: `const module={exports:{}},exports=module.exports;${code};export default module.exports;`, map: null } : null),
});

/**
 * Small things that several widgets of an account need come with each of them: in a file of their own they would cost a
 * page one more turn to the server, which is more than they weigh. None of them keeps anything.
 */
const SMALL = /\/(client\/src\/(index|drafts|resources\/(estimates|journal|meter-requests|meters))|contract\/src\/rules\/(building|calendar|estimate|money|reading|reading-stop|usage|verification)|widgets\/src\/(kit\/(focus|messages\/(service|source)\.ru)|meter\/(silence|messages\/silence\.ru)))\.ts$/;
const ownCopies = (): Plugin => ({
  name: 'own-copies',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer = '', options) {
    const [, file, of = file?.replaceAll(/[/.]/g, '-')] = /\/widgets\/src\/((?:reading|meter|history|usage|building|claim)\/[\w./-]+)\.ts$|\?of=([\w-]+)$/.exec(importer) ?? [];
    if (!of) return null;
    const resolved = await this.resolve(source, importer.replace(/\?.*/, ''), { ...options, skipSelf: true });
    return resolved && SMALL.test(resolved.id) ? { id: `${resolved.id}?of=${of}`, moduleSideEffects: false } : resolved;
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

/**
 * What Lit has for others than us: polyfills and its own development tools; the decorators of the standard, static
 * `properties`, properties with accessors of their own, converters, defaults and reflection (ours are switches and texts
 * by `kit/property.ts`); templates of SVG or MathML alone, and compiled ones.
 */
const NOT_OURS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'reactive-element': [
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    ['const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}', ''],
    ['if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}', 'this.finalized=!0,this._$Ei();'],
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''], ['void 0!==t.l&&(this.l=[...t.l]),', ''], [',this.constructor.l?.forEach(t=>t(this))', ''],
    ['u={toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}}', 'u=(t,s)=>s===Boolean?null!==t:t'],
    ['b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}', 'b={attribute:!0}'],
    ['if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}', 'this._$Ei(),this.elementProperties.set(t,s);const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(s){const h=this[i];this[i]=s,this.requestUpdate(t,h)},configurable:!0,enumerable:!0})'],
    ['static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}', ''],
    ['static getPropertyOptions(t){return this.elementProperties.get(t)??b}', ''],
    ['const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i', 'return[...new Set([s].flat(1/0))]'],
    ['_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}', ''],
    ['const i=this.constructor,e=i._$Eh.get(t);if(void 0!==e&&this._$Em!==e){const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,this._$Em=null}', 'const i=this.constructor,e=i._$Eh.get(t);void 0!==e&&(this[e]=u(s,i.elementProperties.get(e).type))'],
    ['this._$Em=null,', ''], ['removeController(t){this._$EO?.delete(t)}', ''],
    ['requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}', 'requestUpdate(t,s){if(void 0!==t){if(!f(this[t],s))return;this.C(t,s)}'],
    ['C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}', 'C(t,s){this._$AL.has(t)||(this.hasUpdated||(s=void 0),this._$AL.set(t,s))}'],
    ['const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}', ''],
    ['this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
    // Updates that are refused, or waited for in another way.
    ['t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()', 't=!0,this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)'], ['shouldUpdate(t){return!0}', ''], ['return this.getUpdateComplete()}getUpdateComplete(){', ''],
  ],
  'lit-html': [
    ['l=2===i?"<svg>":3===i?"<math>":""', 'l=""'], ['+(2===i?"</svg>":3===i?"</math>":"")', ''], ['if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}', 'this.el=S.createElement(f,e),P.currentNode=this.el.content;'],
    ['"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'this._$AC(t)'],
    // Directives, and what only they ask of a part.
    ['function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}', 'function M(){}'],
    ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''], ['get _$AU(){return this._$AM._$AU}', ''], ['this._$AN=void 0,', ''], [',this._$Cv=e?.isConnected??!0', ''], ['this._$AP?.(!1,!0,s)', ''],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''], ['get parentNode(){return this._$AM.parentNode}', ''], ['get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}', ''],
    ['get startNode(){return this._$AA}get endNode(){return this._$AB}', ''], ['get tagName(){return this.element.tagName}', ''], ['(t?.creationScope??l)', 'l'],
    [',this._$AM=i}', '}'], ['this._$AM=s,', ''], ['this._$AM=e,', ''], ['this.type=1,', ''], ['this.type=2,', ''], ['constructor(){super(...arguments),this.type=3}', ''], ['constructor(){super(...arguments),this.type=4}', ''], ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
    // Expressions that stand for a whole attribute or a tag, in comments, and inside raw text; comments.
    ['1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))', 'i=new r.ctor(h,r.name,r.strings,this,t)'], ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
    ['if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}', ''],
    ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
    ['v=/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g,_=/-->/g,m=/>/g', 'v=/<\\/?[a-zA-Z][^>\\s]*/g'],
    ['c===v?"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p)', 'c===v?c=p'], ['(c=n??v,d=-1)', '(c=v,d=-1)'], ['c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0)', 'c=p'], ['let n,l=', 'let l='],
    // Values that stand for no change.
    ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'], ['t!==this._$AH&&t!==E,', 't!==this._$AH,'], ['r===E&&(r=this._$AH[n]),', ''], ['if((t=M(this,t,i,0)??A)===E)return;', 't??=A;'], ['t=M(this,t,i),', ''], ['t=M(this,t,i,0),', ''], ['r=M(this,e[s+n],i,n)', 'r=e[s+n]'], ['_$AI(t,i=this){', '_$AI(t){'],
    // Listeners with options or with a method `handleEvent`.
    ['||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''], ['"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)', 'this._$AH.call(this.options.host,t)'],
  ],
  // Its own ways to run, to be waited for and to be shown: LoadTask does that.
  task: [
    ['get taskComplete(){return this.t||(1===this.i?this.t=new Promise(((t,s)=>{this.o=t,this.h=s})):3===this.i?this.t=Promise.reject(this.l):this.t=Promise.resolve(this.u)),this.t}', ''],
    ['const h="object"==typeof s?s:{task:s,args:i};', 'const h=s;'], [',this.m=h.argsEqual??r,this.k=h.onComplete,this.A=h.onError,this.autoRun=h.autoRun??!0,"initialValue"in h&&(this.u=h.initialValue,this.i=2,this.O=this.T?.())', ''],
    ['!0===this.autoRun&&this.S()', 'this.S()'], ['hostUpdated(){"afterUpdate"===this.autoRun&&this.S()}', ''], ['T(){if(void 0===this.j)return;const t=this.j();if(!Array.isArray(t))throw Error("The args function must return an array");return t}', 'T(){return this.j()}'],
    ['void 0!==s&&this.m(s,t)', 'void 0!==s&&r(s,t)'], [':(this.t=void 0,this.o=void 0,this.h=void 0)', ':0'], ['"afterUpdate"===this.autoRun?queueMicrotask((()=>this._.requestUpdate())):this._.requestUpdate()', 'this._.requestUpdate()'],
    ['{try{this.k?.(s)}catch{}this.i=2,this.o?.(s)}', 'this.i=2;'], ['{try{this.A?.(h)}catch{}this.i=3,this.h?.(h)}', ' this.i=3;'], ['render(t){switch(this.i){case 0:return t.initial?.();case 1:return t.pending?.();case 2:return t.complete?.(this.value);case 3:return t.error?.(this.error);default:throw Error("Unexpected status: "+this.i)}}', ''],
  ],
  'lit-element': [
    ['connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}', ''], [',this._$Do=void 0', ''], ['this._$Do=e(', 'e('],
    ['render(){return r}', ''], ['i._$litElement$=!0,', ''], ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''], ['createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}', ''],
  ],
};
const leanLit = (): Plugin => ({
  name: 'lean-lit',
  apply: 'build',
  transform(code, id) {
    const file = /\/(lit-html|lit-element|reactive-element|(?<=@lit\/task\/)task)\.js$/.exec(id)?.[1];
    if (!file) return null;
    let lean = code.replace(/[\w.]+\?\.\((\{\w+:\w+\}|S,k)\)|\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0');
    for (const [from, to] of NOT_OURS[file] ?? []) {
      if (!lean.includes(from)) throw new Error(`${file} has no ${from} any more; see lean-lit in vite.config.ts`);
      lean = lean.replaceAll(from, () => to);
    }
    if (/Support\?\.\(|Versions/.test(lean)) throw new Error(`${file} is written in another way now; see lean-lit in vite.config.ts`);
    return { code: lean, map: null };
  },
});

/** Beside the widgets, on the endpoint's own origin: the documents of frames, and the window of consent. */
const documents = { embedded: 'frame/embedded', connect: 'frame/connect' };

/** On pages that may load nothing else of the kit: the shells of partner pages, and what helps a webmaster. */
const outside = { framed: 'frame/framed', extras: 'page/extras' };

const entries = (files: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `${src}/${file}.ts`]));

const widgets = ['login', 'balance-card', 'reading-form', 'claim-form', 'register', 'recovery', 'security', 'consents', 'profile', 'account-switcher', 'unlock-form', 'meter-list', 'reading-history', 'usage-chart', 'building-readings', 'utility'];

/** What every widget stands on; the loader fetches it in parallel with the first widget. */
const isCore = (id: string) =>
  id.includes('own-decorate') ||
  /\/node_modules\/(lit|lit-element|lit-html|@lit\/(context|reactive-element))\/(?!.*(directives?\/|context-provider|value-notifier|directive))/.test(id)
  || /\/widgets\/src\/kit\/(account\.styles|css-tag|define|element|form|language|messages|page|page-defaults|property|theme|messages\/ru|parts\/(field|notice|skeleton))\.ts$/.test(id)
  || /\/client\/src\/(connection|problem|session|transport)\.ts$/.test(id);

/** What every form needs once it is sent: the sign-in fetches it with the first touch. */
const isSend = (id: string) => /\/widgets\/src\/kit\/(before-submit|send-task|parts\/error-summary)\.ts$|\/client\/src\/intent\.ts$/.test(id);

/** What all ways in stand on, and what all widgets of an account do. */
const isStep = (id: string) => /\/widgets\/src\/(entry\/(code-step|messages\/ru)\.ts|kit\/(form-task|unbroken)\.ts)$|\/contract\/src\/rules\/contact\.ts$/.test(id);
const isEntry = (id: string) => /\/widgets\/src\/(entry\/(entry-element|entry\.styles|new-password)\.ts|kit\/page-fields\.ts)$|\/contract\/src\/rules\/password\.ts$/.test(id);
const isAccount = (id: string) =>
  /\/node_modules\/@lit\/task\//.test(id) || /\/widgets\/src\/kit\/(account-element|load-task|formats|messages\/account\.ru|parts\/(account-choice|card))\.ts$/.test(id)
  || /\/client\/src\/(client|resources\/config)\.ts$/.test(id) || /\/contract\/src\/rules\/money-text\.ts$/.test(id);

/** A pass after the bundler's own, which leaves some three percent. */
const squeeze = (module: boolean): Plugin => ({
  name: 'squeeze',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const file = bundle[`${chunk.fileName}.map`];
      let sources: unknown = chunk.map;
      // What the first turn has made shorter, the second finds shorter names for.
      for (let turn = 0; turn < 2; turn++) {
        const { code, map } = await minify(chunk.code, { module, ecma: 2022, sourceMap: { content: sources as never }, compress: { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false } });
        chunk.code = code ?? chunk.code;
        sources = map;
      }
      if (file?.type === 'asset' && typeof sources === 'string') file.source = sources;
    }
  },
});

const output = { target: 'es2022', sourcemap: 'hidden', outDir: 'packages/widgets/dist' } as const;

/** The widgets share chunks with one another; the loader and the demo utility stand alone, each in a pass of its own. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [quiet(), minifyTemplates(), ownPolicy(), ownWorker(), esmPapa(), mode === 'production' && ownCopies(), ownSheets(), ownEvents(), ownDecorate(), leanLit(), squeeze(mode !== 'embed')],
  define: { 'process.env.NODE_ENV': '"production"' },
  base: './',
  worker: { format: 'es', plugins: () => [esmPapa()], rolldownOptions: { output: { codeSplitting: false } } },
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
          // What a widget and a part that comes later both need stays in the widget's file.
          preserveEntrySignatures: 'allow-extension',
          output: {
            minify: true, entryFileNames: '[name].js', chunkFileNames: ({ name }) => (/^(core|account)$/.test(name) ? `${name}.js` : '[name]-[hash].js'),
            codeSplitting: { groups: [{ name: 'core', test: isCore }, { name: 'send', test: isSend }, { name: 'ways', test: /\/client\/src\/resources\/entry\.ts$/ }, { name: 'step', test: isStep }, { name: 'entry', test: isEntry }, { name: 'account', test: isAccount }] },
          },
        },
      },
}));
