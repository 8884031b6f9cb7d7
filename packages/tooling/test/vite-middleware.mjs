// Serves the widget tests through Vite, so that the sources run with the plugins of the build.
import { createServer } from 'vite';

/** Whether the URL belongs to the test runner itself. */
const isRunner = (url) => /^\/(\?|__web-|wtr-|$)/.test(url) || url.includes('/node_modules/@web/test-runner-');

/** In watch mode a file may change while the browser is open. */
const isWatching = process.argv.includes('--watch');

/** Vite makes the browser ask for every module of every test file again. Here they change only between two runs. */
function cacheInBrowser(response) {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    setHeader(name, name === 'Cache-Control' && value === 'no-cache' ? 'max-age=3600' : value);
}

/** With `built`, the tests load the files of `packages/widgets/dist` instead of the modules in `define/`. */
export async function viteMiddleware({ built = false } = {}) {
  const server = await createServer({
    appType: 'custom',
    clearScreen: false,
    logLevel: 'warn',
    cacheDir: `node_modules/.vite-${built ? 'built' : 'tests'}`,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null, preTransformRequests: false },
    plugins: built ? [builtWidgets] : [],
    resolve: { conditions: ['module', 'browser', 'production'] },
    optimizeDeps: {
      noDiscovery: true,
      include: [
        '@open-wc/testing',
        'axe-core',
        'fast-check',
        'msw',
        'react',
        'react-dom/client',
        'react-dom/server.browser',
      ],
      exclude: ['@web/test-runner-commands'],
    },
  });
  return {
    middleware: (context, next) => {
      if (isRunner(context.url)) return next();
      if (context.path === '/@vite/client') {
        // Modules with a computed import() need this one function; the rest of the client is for hot reloading.
        context.type = 'js';
        context.body = 'export const injectQuery = (url) => url;';
        return undefined;
      }
      context.respond = false;
      if (!isWatching) cacheInBrowser(context.res);
      // Koa's initial status is 404, and Vite does not set one on success.
      context.res.statusCode = 200;
      server.middlewares(context.req, context.res, () => {
        context.res.statusCode = 404;
        context.res.end();
      });
    },
    close: () => server.close(),
  };
}

const builtWidgets = {
  name: 'built-widgets',
  enforce: 'pre',
  resolveId: (id) => {
    const name = /\/define\/([\w-]+)\.ts$/.exec(id)?.[1];
    return name ? new URL(`../../widgets/dist/${name}.js`, import.meta.url).pathname : null;
  },
};
