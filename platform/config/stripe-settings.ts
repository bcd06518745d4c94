import { twinUrl } from './addresses.ts';
import { ConfigError } from './config-error.ts';
import { type Env, oneOf, shown } from './env.ts';

/** Signs the twin's webhooks. No secret: whoever can reach the twin can pay with a click anyway. */
const TWIN_KEYS = { apiKey: 'sk_test_twin', webhookSecret: 'whsec_twin' };

/** Of each variable what it must look like (https://docs.stripe.com/keys), and what stands there by mistake. */
const SECRETS = {
  STRIPE_SECRET_KEY: {
    right: /^[sr]k_(live|test)_\w+$/,
    must: 'a secret or restricted key: sk_live_..., sk_test_..., rk_live_... or rk_test_...',
    mistakes: [
      [/^whsec_/, 'is a webhook secret'],
      [/^pk_/, 'is a publishable key'],
    ],
  },
  STRIPE_WEBHOOK_SECRET: {
    right: /^whsec_[\w+/=-]+$/,
    must: 'the signing secret of a webhook endpoint: whsec_...',
    mistakes: [[/^[srp]k_/, 'is an API key']],
  },
} as const;
const MISTAKES = [
  [/^\s*$/, 'is blank'],
  [/["'`]|[^!-~]/, 'has quotes, spaces, line breaks or characters that are not ASCII'],
] as const;

/** Empty where it is not set. Throws a ConfigError that does not show what was given. */
function secret(env: Env, name: keyof typeof SECRETS): string {
  const given = env[name] ?? '';
  const { right, must, mistakes } = SECRETS[name];
  if (given === '' || right.test(given)) return given;
  const [, what] = [...MISTAKES, ...mistakes].find(([pattern]) => pattern.test(given)) ?? [];
  throw new ConfigError(`${name} ${what ?? 'is no such thing'}; it must be ${must}`);
}

/** Without webhooks nothing has to be signed: then the secret is empty, and whatever is posted is refused. */
export function stripeSettings(env: Env, twinFallback: string) {
  const apiKey = secret(env, 'STRIPE_SECRET_KEY');
  const webhookSecret = secret(env, 'STRIPE_WEBHOOK_SECRET');
  const events = oneOf(env, 'STRIPE_EVENTS', ['webhook', 'poll']);
  if (apiKey && (webhookSecret || events === 'poll')) return { apiKey, webhookSecret, twinUrl: null, events };
  if (apiKey) {
    throw new ConfigError(
      'STRIPE_WEBHOOK_SECRET is missing: STRIPE_SECRET_KEY is set, and needs it unless STRIPE_EVENTS=poll',
    );
  }
  if (webhookSecret) {
    throw new ConfigError('STRIPE_SECRET_KEY is missing: STRIPE_WEBHOOK_SECRET is set, and one needs the other');
  }
  if (env.STRIPE && env.STRIPE !== 'twin')
    throw new ConfigError(`STRIPE must be twin or unset, not ${shown(env.STRIPE)}`);
  if ((env.NODE_ENV === 'production' || env.NATS_URL) && env.STRIPE !== 'twin') {
    throw new ConfigError(
      'STRIPE_SECRET_KEY is missing in production or in a cluster (STRIPE=twin asks for the offline twin, where anyone pays with a click)',
    );
  }
  return { ...TWIN_KEYS, events, twinUrl: twinUrl(env, twinFallback) };
}
