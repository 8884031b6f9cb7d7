/**
 * The oldest browsers the kit supports; `docs/browsers.md` says what they lack. The build compiles syntax for them, and
 * lint refuses functions they do not have.
 */
export const oldestBrowsers = { chrome: 109, edge: 109, firefox: 115, safari: 16.4 } as const;

/** For the `target` of a build. */
export const buildTargets: string[] = Object.entries(oldestBrowsers).map(([name, version]) => `${name}${version}`);

/** For tools that read browserslist queries. */
export const browserQueries: string[] = [
  ...Object.entries(oldestBrowsers).map(([name, version]) => `${name} ${version}`),
  `ios_saf ${oldestBrowsers.safari}`,
];
