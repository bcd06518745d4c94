import { Validators } from 'moleculer';
import { checkOf } from './check.ts';

type Checker = ReturnType<InstanceType<typeof Validators.Fastest>['compile']>;

/** Checks the parameters of actions by their contract's schema. Moleculer's own services keep theirs, and its validator. */
export class JsonSchemaValidator extends Validators.Fastest {
  override compile(schema: Record<string, unknown>): Checker {
    if (schema.type !== 'object' || typeof schema.properties !== 'object') return super.compile(schema);
    const check = checkOf(schema);
    const checker = (params: unknown) => {
      const faults = check(params);
      return faults.length === 0 || faults;
    };
    return checker as unknown as Checker; // Moleculer's types leave out that a check answers what is wrong.
  }
}
