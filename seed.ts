import { keepCompiled } from './launcher/keep-compiled.ts';

keepCompiled(); // Before the program is loaded: what is loaded earlier is compiled at each start.
await import('./launcher/programs/seed.ts');
