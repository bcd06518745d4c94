import type { ServiceSchema } from 'moleculer';
import { accessActions } from './access/access-actions.ts';
import { auditAction } from './audit/audit-action.ts';
import { operations } from './operations/actions.ts';

/** What the gateway answers itself. */
export const ownActions: Partial<ServiceSchema> = { mixins: [accessActions, auditAction], actions: operations };
