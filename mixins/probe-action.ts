import type { Service } from 'moleculer';

/** A service that can say whether its store can be written. */
type Stored = Service & { probe(): Promise<void> };

/** An action by which the gateway asks each service whether its store can be written. It throws where that is not so. */
export const probeAction = {
  cqrs: 'query',
  params: {},
  async handler(this: Stored): Promise<void> {
    await this.probe();
  },
};
