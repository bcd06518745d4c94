import { describe } from 'node:test';
import { sharedChromium } from './browser.ts';
import { ClusterServers } from './cluster-servers.ts';
import { ClusterShop } from './cluster-shop.ts';
import { needs } from './servers.ts';
import { PROGRAMS } from './servers-programs.ts';
import { Shop } from './shop.ts';
import { type OpenVisited, visited } from './visits.ts';

/** Tests of pages on one machine. */
export function onOneMachine(suite: (open: OpenVisited) => void): void {
  describe('on one machine', { ...needs('chromium'), concurrency: 2 }, () => {
    suite(visited(Shop.open, sharedChromium()));
  });
}

/** The same tests of pages on one machine, and of a cluster's behind its balancer. */
export function inBothModes(suite: (open: OpenVisited) => void): void {
  onOneMachine(suite);
  describe('in a cluster', { ...needs(...PROGRAMS, 'chromium'), concurrency: 2 }, () => {
    const servers = new ClusterServers();
    suite(visited((t, opening) => ClusterShop.open(t, servers, opening), sharedChromium()));
  });
}
