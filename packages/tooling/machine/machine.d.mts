export function browsers(): {
  readonly chromium?: string;
  readonly firefox?: string;
  readonly webkitDriver?: string;
  readonly miniBrowser?: string;
};
export const chromiumArgs: string[];
export function postgresBin(): string | undefined;
export function startPostgres(): Promise<{
  readonly url: string;
  start(): void;
  halt(): void;
  restart(): void;
  stop(): void;
}>;
export function pgbouncerProgram(): string | undefined;
export function startPgbouncer(serverUrl: string): Promise<{ readonly url: string; stop(): Promise<void> }>;
export function hostLibraries(): { readonly mootools?: string; readonly prototype?: string; readonly jquery: string };
export function samples(): { readonly php?: string; readonly python?: string; readonly wordpress?: string };
