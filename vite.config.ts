import { defineConfig } from 'vite';
import { kitPlugins } from './packages/tooling/build/plugins/index.ts';
import { targets } from './packages/tooling/build/targets.ts';

/**
 * Used by every build of the kit, the widget tests and Storybook. `vite build --mode NAME` builds one target;
 * `npm run build` builds all of them.
 */
export default defineConfig(({ mode }) => {
  const target = targets[mode];
  return {
    base: './',
    publicDir: false,
    plugins: [...kitPlugins(), ...(target?.plugins ?? [])],
    worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false, minify: true } } },
    ...(target && { build: { ...target.build }, define: { 'process.env.NODE_ENV': '"production"' } }),
    // Not pre-bundled, so that the plugins also process them in development.
    optimizeDeps: { exclude: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context', '@lit/task'] },
  };
});
