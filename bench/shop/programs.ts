import type { Mode } from '../options.ts';
import { nodeFlags } from './child.ts';

/** What a shop is made of. */
export interface Choice {
  mode: Mode;
  /** The nodes of a cluster, each the list of its services; one machine runs all in one. */
  nodes: readonly string[];
  /** Only what takes an order in: gateway, order and stock. */
  intakeOnly?: boolean;
}

const INTAKE = ['api', 'order', 'stock'];

/** The arguments of Node for each node, by the node's name; names that come twice are numbered. */
export function programsOf({ mode, nodes, intakeOnly }: Choice): Map<string, string[]> {
  const flags = nodeFlags();
  if (mode === 'embedded') {
    return new Map([['shop', [...flags, ...(intakeOnly ? ['bench/shop/intake-node.ts', ...INTAKE] : ['start.ts'])]]]);
  }
  const programs = new Map<string, string[]>();
  for (const names of intakeOnly ? INTAKE : nodes) {
    let name = names;
    for (let n = 2; programs.has(name); n++) name = `${names} #${n}`;
    programs.set(name, [...flags, 'start.ts', ...names.split(',')]);
  }
  return programs;
}
