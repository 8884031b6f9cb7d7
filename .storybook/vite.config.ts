import { defineConfig } from 'vite';

// The kit's own configuration builds a library; Storybook only needs the sources.
export default defineConfig({});
