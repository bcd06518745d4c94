import { createRemoteJWKSet, customFetch, type errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { MINUTE, SECOND } from '../../../kernel/time.ts';
import { Unavailable } from '../../../kernel/unavailable.ts';
import type { AuthSettings } from '../../../platform/config/auth-settings.ts';
import { type Caller, ROLES } from '../../../platform/contract/access.ts';
import { CredentialsInvalid } from './refusals.ts';

/** Signatures that nobody can make who has only what a provider publishes. */
const OF_PROVIDERS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
/** Characters. Those of providers have hundreds, or a few thousand where they list groups. */
const LONGEST = 8192;
/** Seconds that clocks may differ. */
const TOLERANCE = 30;
const TYP = /^(application\/)?(at\+)?jwt$/i;
/** No control characters, and no half characters, which stores would change. */
const SUB = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

/**
 * Answers who a token of another program stands for; undefined where none are taken. What it answers throws CredentialsInvalid,
 * or Unavailable where the provider's keys are needed and cannot be had. Checked as https://www.rfc-editor.org/rfc/rfc8725 says.
 */
export function tokens(
  settings: AuthSettings | null,
  within = 5 * SECOND,
): undefined | ((token: string) => Promise<Caller>) {
  if (!settings) return undefined;
  const { keys, issuer, audience, rolesClaim } = settings;
  const options = {
    algorithms: keys instanceof URL ? OF_PROVIDERS : ['HS256'],
    clockTolerance: TOLERANCE,
    requiredClaims: ['exp', 'sub'],
    ...(issuer !== undefined && { issuer }),
    ...(audience !== undefined && { audience }),
  };
  const getKey: JWTVerifyGetKey = keys instanceof URL ? providerKeys(keys, within) : async () => keys;
  return async (token) => {
    if (token.length > LONGEST) throw new CredentialsInvalid('the token is too long');
    const { payload, protectedHeader } = await jwtVerify(token, getKey, options).catch((error) => {
      throw errorOf(error);
    });
    if (protectedHeader.typ !== undefined && !TYP.test(String(protectedHeader.typ)))
      throw new CredentialsInvalid('the token is for another use');
    if (payload.iat !== undefined && payload.iat > Date.now() / SECOND + TOLERANCE) throw notYetValid();
    return callerOf(payload, rolesClaim);
  };
}

function callerOf(payload: JWTPayload, rolesClaim: string): Caller {
  const { sub } = payload;
  if (typeof sub !== 'string' || !SUB.test(sub)) throw new CredentialsInvalid('the token names nobody');
  const claimed = payload[rolesClaim];
  const names: unknown[] = typeof claimed === 'string' ? claimed.split(' ') : Array.isArray(claimed) ? claimed : [];
  const roles = ROLES.filter((role) => names.includes(role));
  return roles.length > 0 ? { who: sub, roles } : { who: sub, roles, owner: sub };
}

/** The public keys of a provider, kept for ten minutes. It has `within` milliseconds to answer. */
function providerKeys(url: URL, within: number): JWTVerifyGetKey {
  let askedAt = Number.NEGATIVE_INFINITY;
  return createRemoteJWKSet(url, {
    cacheMaxAge: 10 * MINUTE,
    cooldownDuration: 30 * SECOND,
    timeoutDuration: within,
    // The cooldown counts from the last answer; without this a provider in trouble is asked for every token that comes.
    [customFetch]: (address, init) => {
      const now = performance.now();
      if (now - askedAt < SECOND) throw new Error('the provider did not answer a moment ago');
      askedAt = now;
      return fetch(address, init);
    },
  });
}

const notYetValid = () => new CredentialsInvalid('the token is not valid yet');

/** What is wrong with a token, by jose's codes. An error of any other code is one of the provider. */
const WHY: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'the token is expired',
  ERR_JWT_CLAIM_VALIDATION_FAILED: 'a claim of the token is missing, or not as it must be',
  ERR_JWT_INVALID: 'the token is malformed',
  ERR_JWS_INVALID: 'the token is malformed',
  ERR_JOSE_ALG_NOT_ALLOWED: 'the token is not signed in a way that is taken here',
  ERR_JOSE_NOT_SUPPORTED: 'the token wants what is not known here',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'the token is not signed by whom we trust',
  ERR_JWKS_NO_MATCHING_KEY: 'the token is not signed by whom we trust',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'the token does not name the key that it is signed with',
};

/** jose's errors hold the claims: nothing of them is kept but the name of the one at fault. */
function errorOf(error: unknown): CredentialsInvalid | Unavailable {
  const { code, claim } = error as Partial<errors.JWTClaimValidationFailed>;
  const why = WHY[String(code)];
  if (why === undefined) return new Unavailable("the keys of the tokens' provider cannot be had", { cause: error });
  if (claim === 'nbf') return notYetValid();
  if (claim === 'iss' || claim === 'aud') return new CredentialsInvalid('the token is not for this shop');
  const isOfClaim = code === 'ERR_JWT_CLAIM_VALIDATION_FAILED';
  return new CredentialsInvalid(isOfClaim ? `the claim ${claim} of the token is missing, or not as it must be` : why);
}
