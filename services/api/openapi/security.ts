import { SESSION_COOKIE } from '../access/guard.ts';
import type { Published } from '../published.ts';

const bearer = (description: string, bearerFormat?: string) => ({
  type: 'http',
  scheme: 'bearer',
  description,
  ...(bearerFormat !== undefined && { bearerFormat }),
});

/** How a request shows what it may do. */
export const SECURITY_SCHEMES = {
  staffKey: bearer("A key of the shop's people, or of a program of theirs; it has roles.", 'cmd_live_...'),
  token: bearer(
    "A token of the shop's identity provider, where it has one. With a role of the shop's people it is one of theirs; without, it is that of the customer whom `sub` names.",
    'JWT',
  ),
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description:
      "A browser's, after `POST /api/session`. Who signed in at `/sign-in` leaves this empty: the browser sends it by itself. What changes something is taken from the shop's own pages only: see `Origin`.",
  },
  orderSecret: bearer(
    'The `secret` that was answered when the order was placed. It opens this order, and nothing else.',
  ),
};
type Scheme = keyof typeof SECURITY_SCHEMES;

const OF_STAFF: readonly Scheme[] = ['staffKey', 'token', 'session'];

/** One of these is enough; none is needed where `{}` is among them, or where there are none. */
export function securityOf({ access, owner }: Published): object[] {
  const one = (scheme: Scheme) => ({ [scheme]: [] });
  if (access === 'anyone') return owner === undefined ? [] : [{}, ...OF_STAFF.map(one)];
  return [...OF_STAFF, ...(access.secretOf === undefined ? [] : (['orderSecret'] as const))].map(one);
}

/** Who may call it, for people. */
export function whoMay({ access, owner }: Published): string {
  if (access === 'anyone')
    return `For anyone.${owner === undefined ? '' : " With a customer's token, what is made is noted as theirs."}`;
  const roles = access.roles.map((role) => `\`${role}\``).join(', ');
  const others = [
    ...(access.secretOf === undefined ? [] : ['whoever has the secret of the order']),
    ...(owner === undefined ? [] : ["the customer's token, as far as it is theirs"]),
  ];
  return `For ${[roles, ...others].join('; ')}.`;
}

/** The refusals of credentials. Wrong ones are refused where none are needed, too. */
export function codesOfAccess({ access, rest }: Published): string[] {
  if (access === 'anyone') return ['CREDENTIALS_INVALID'];
  const codes = ['CREDENTIALS_MISSING', 'CREDENTIALS_INVALID', 'NOT_ALLOWED'];
  return rest.startsWith('GET ') ? codes : [...codes, 'ORIGIN_WRONG'];
}
