import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';

export const ISSUER = 'https://id.example/';
export const AUDIENCE = 'https://shop.example/api';

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

/** What a token says that is good for five minutes, with changes; a claim that is undefined is left out. */
export const claims = (changes: Record<string, unknown> = {}): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'ada-5511',
  iat: nowInSeconds(),
  exp: nowInSeconds() + 300,
  ...changes,
});

/** A key of a provider, and what it publishes of it. */
export interface ProviderKey {
  kid: string;
  jwk: JWK;
  publicKey: CryptoKey;
  /** Signs whatever it is given. */
  token(payload: JWTPayload, header?: Record<string, unknown>): Promise<string>;
}

export async function providerKey(kid: string, alg: string): Promise<ProviderKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  return {
    kid,
    publicKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' },
    token: (payload, header) =>
      new SignJWT(payload).setProtectedHeader({ alg, kid, ...header } as JWTHeaderParameters).sign(privateKey),
  };
}

/** An identity provider that publishes keys at an address of this machine, and counts who asks for them. */
export class TokenProvider {
  keys: readonly ProviderKey[];
  asked = 0;
  url = new URL('http://127.0.0.1');
  /** What it answers with, where that is not its keys. */
  instead: RequestListener | undefined;

  private constructor(keys: readonly ProviderKey[]) {
    this.keys = keys;
  }

  static async start(t: TestContext, ...keys: ProviderKey[]): Promise<TokenProvider> {
    const provider = new TokenProvider(keys);
    const server = createServer((request, response) => {
      provider.asked++;
      if (provider.instead) return provider.instead(request, response);
      response.end(JSON.stringify({ keys: provider.keys.map(({ jwk }) => jwk) }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    t.after(() => server.close().closeAllConnections());
    provider.url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
    return provider;
  }
}
