// Runs the widget tests on the built files.
process.env.WIDGETS = 'built';
export default (await import('./web-test-runner.config.mjs')).default;
