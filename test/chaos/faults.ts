import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LEASE } from '../../kernel/agenda.ts';
import { FAILPOINTS } from '../../services/failpoint.ts';
import { sum } from '../support/laws.ts';
import type { Server } from '../support/servers.ts';
import type { Dice } from './dice.ts';
import type { Member } from './member.ts';
import type { World } from './world.ts';

/** Strikes, holds and lifts; answers how often something was killed, cut or stopped, by kind. */
export type Fault = (world: World, dice: Dice) => Promise<string[]>;

/** Past the lease of a record, the discoverer's 2 s and JetStream's 5 s. Milliseconds. */
const PAST_LEASES = [LEASE + 1000, LEASE + 2500] as const;
const OUTAGE = [300, 2500] as const;
const DIES_WITHIN = 10_000;

const hold = (dice: Dice, [least, most]: readonly [number, number]) => sleep(dice.between(least, most));

async function killed({ members }: World, dice: Dice): Promise<string[]> {
  const member = await readyOne(members, dice);
  await member.kill();
  await sleep(dice.between(0, 500));
  member.start();
  return ['kill -9'];
}

/** A node is killed, comes back with the failpoint, dies there, and comes back without. */
const diesAt =
  (failpoint: string): Fault =>
  async ({ members }, dice) => {
    const member = await readyOne(members, dice);
    await member.kill();
    member.start(failpoint);
    const isDead = await member.died(DIES_WITHIN);
    await member.kill();
    member.start();
    return ['kill -9', isDead ? `kill -9 at ${failpoint}` : 'kill -9'];
  };

/** What is starting is let start: a fault meets a shop that works. */
async function readyOne(members: readonly Member[], dice: Dice): Promise<Member> {
  await Promise.all(members.map((member) => member.ready()));
  return dice.pick(members);
}

/** Now and then a node dies while the server is away. */
const outage =
  (name: keyof World['servers'], meanwhile?: (server: Server) => void): Fault =>
  async (world, dice) => {
    const server = world.servers[name];
    const kind = meanwhile ? `${name} with its store wiped` : `${name} restart`;
    const victim = dice.chance(20) ? await readyOne(world.members, dice) : undefined;
    await server.kill();
    await hold(dice, OUTAGE);
    meanwhile?.(server);
    await victim?.kill();
    await server.restart();
    victim?.start();
    return victim ? [kind, 'kill -9'] : [kind];
  };

async function paused({ members }: World, dice: Dice): Promise<string[]> {
  const member = await readyOne(members, dice);
  member.pause();
  await hold(dice, PAST_LEASES);
  member.resume();
  return ['SIGSTOP'];
}

const cutOff =
  (which: 'one' | 'all', reset: boolean): Fault =>
  async ({ wires }, dice) => {
    const cut = which === 'all' ? wires : [dice.pick(wires)];
    for (const wire of cut) wire.cut();
    await hold(dice, dice.chance(50) ? PAST_LEASES : OUTAGE);
    for (const wire of cut) wire.mend(reset);
    return [`partition from ${which} server${which === 'all' ? 's' : ''}${reset ? ', reset' : ''}`];
  };

const wipe = (nats: Server): void => rmSync(path.join(nats.folder, 'jetstream'), { recursive: true, force: true });

const KINDS: Fault[] = [
  outage('nats'),
  outage('nats', wipe),
  outage('mysql'),
  outage('mongo'),
  outage('redis'),
  paused,
  cutOff('one', false),
  cutOff('one', true),
  cutOff('all', false),
  cutOff('all', true),
];
const RANDOM_KILLS = 8;

/** So many kills, or one more: every failpoint (two kills each) and every kind once before any comes again, in an order of the dice's. */
export function plan(kills: number, dice: Dice): Fault[] {
  const needed = [...FAILPOINTS.map((name) => ({ fault: diesAt(name), costs: 2 })), ...KINDS.map(once)];
  const most = sum(needed, ({ costs }) => costs);
  if (kills <= 0) return [];
  const spare = Math.min(Math.max(kills - most, 0), RANDOM_KILLS);
  const faults: Fault[] = [];
  let left = kills;
  for (const { fault, costs } of dice.shuffled([...needed, ...Array.from({ length: spare }, () => once(killed))])) {
    if (left <= 0) break;
    faults.push(fault);
    left -= costs;
  }
  return [...faults, ...plan(left, dice)];
}

const once = (fault: Fault) => ({ fault, costs: 1 });
