export function startWebKitDriver(): Promise<{
  readonly port: number;
  readonly env: Record<string, string | undefined>;
  stop(): void;
}>;
