import { defineConfig } from 'vite';
import { kitPlugins } from './packages/tooling/build/plugins/index.ts';
import { targets } from './packages/tooling/build/targets.ts';

/**
 * One configuration for every build of the kit, for the widget tests and for Storybook. `vite build --mode NAME` makes
 * one of the targets; `npm run build` makes them all.
 */
export default defineConfig(({ mode }) => {
  const target = targets[mode];
  return {
    base: './',
    publicDir: false,
    plugins: [...kitPlugins(), ...(target?.plugins ?? [])],
    worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false, minify: true } } },
    ...(target && { build: { ...target.build }, define: { 'process.env.NODE_ENV': '"production"' } }),
    // Served as they are, so that the plugins above see them in development, too.
    optimizeDeps: { exclude: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context', '@lit/task'] },
  };
});
