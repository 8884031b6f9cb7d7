export function startGateway(options: {
  readonly port: number;
  readonly demo?: boolean;
  readonly site?: string;
}): Promise<{ readonly origin: string; stop(): Promise<void> }>;
