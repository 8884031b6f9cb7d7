// The widget tests on the files that are shipped.
process.env.WIDGETS = 'built';
export default (await import('./web-test-runner.config.mjs')).default;
