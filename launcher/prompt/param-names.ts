import type { ServiceBroker } from 'moleculer';

interface Listed {
  action?: { params?: { properties?: object } };
}
interface Listing {
  getActionList(options: object): Listed[];
}

/** The prompt's `actions` shows the keys of what an action takes; where that is a JSON Schema, its properties are what it takes. */
export function showParamNames(broker: ServiceBroker): void {
  const registry = broker.registry as unknown as Listing;
  const list = registry.getActionList.bind(registry);
  registry.getActionList = (options) =>
    list(options).map((listed) => {
      const { properties } = listed.action?.params ?? {};
      return properties ? { ...listed, action: { ...listed.action, params: properties } } : listed;
    });
}
