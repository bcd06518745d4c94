import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { ROOT, readCompose } from './compose.ts';
import type { Server } from './servers.ts';
import { type Recipe, ServerProcess } from './servers-process.ts';

interface ScrapeConfig {
  dns_sd_configs: { names: string[]; port: number }[];
}
export interface PrometheusConfig {
  global: Record<string, string>;
  rule_files: string[];
  scrape_configs: ScrapeConfig[];
}

export const DEPLOYED = path.join(ROOT, 'deploy/prometheus');
export const readPrometheusConfig = (): PrometheusConfig =>
  parse(readFileSync(path.join(DEPLOYED, 'prometheus.yml'), 'utf8'));

/** Where each container of docker-compose.yml shows its metrics: `127.0.0.1:9464`. */
type Nodes = Record<string, string>;

/**
 * Prometheus as docker-compose.yml runs it, by its own flags and configuration, but that it hurries, and is told where the nodes
 * are instead of asking DNS.
 */
export const startPrometheus = (nodes: Nodes): Promise<Server> => ServerProcess.start(recipe(nodes));

const recipe = (nodes: Nodes): Recipe => ({
  program: 'prometheus',
  prepare({ folder, port }) {
    writeFileSync(path.join(folder, 'prometheus.yml'), stringify(hurried(nodes)));
    const flags = readCompose().services.prometheus?.command ?? [];
    const moved = flags.map((flag) =>
      flag
        .replace('=/etc/prometheus/', `=${folder}/`)
        .replace('=/prometheus', `=${folder}/data`)
        .replace('=/etc/runbooks', `=${ROOT}/docs/runbooks`)
        .replace('localhost:9090', `127.0.0.1:${port}`),
    );
    return [...moved, `--web.listen-address=127.0.0.1:${port}`];
  },
  url: ({ port }) => `http://127.0.0.1:${port}`,
  async answers(url) {
    const { ok, status } = await fetch(`${url}/-/ready`);
    if (!ok) throw new Error(`it answers ${status}`);
  },
});

function hurried(nodes: Nodes): object {
  const { global, rule_files, scrape_configs } = readPrometheusConfig();
  const scrape = scrape_configs.map(({ dns_sd_configs: _, ...rest }) => ({
    ...rest,
    static_configs: Object.entries(nodes).map(([name, target]) => ({
      targets: [target],
      labels: { __meta_dns_name: name },
    })),
  }));
  return {
    global: { ...global, scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: rule_files.map((file) => path.join(DEPLOYED, file)),
    scrape_configs: scrape,
  };
}

/** What an address of Prometheus' HTTP interface answers. */
export async function ask<T>(url: string, where: string): Promise<T> {
  const { data } = (await (await fetch(`${url}/api/v1/${where}`)).json()) as { data: T };
  return data;
}
