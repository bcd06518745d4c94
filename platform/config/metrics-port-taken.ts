import { ConfigError } from './config-error.ts';

export const metricsPortTaken = (port: number, { code }: NodeJS.ErrnoException): ConfigError =>
  new ConfigError(`METRICS_PORT: the metrics cannot listen on port ${port} (${code}); free it, or set another`);
