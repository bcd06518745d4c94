import type { Service } from 'moleculer';

/** An action by which the gateway asks each service whether its store can be written. It throws where that is not so. */
export const probeAction = (probe: (service: Service) => Promise<void>) => ({
  cqrs: 'query',
  params: {},
  async handler(this: Service): Promise<void> {
    await probe(this);
  },
});
