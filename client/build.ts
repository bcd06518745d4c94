import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { interfaceTypes } from './interface.ts';

writeFileSync(path.join(import.meta.dirname, 'types.d.ts'), await interfaceTypes());
