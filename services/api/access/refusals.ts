import { HttpFault } from '../problem.ts';

/** The request has no credentials, and its address is not for anyone. */
export class CredentialsMissing extends HttpFault {
  constructor() {
    super(401, 'CREDENTIALS_MISSING', 'this address wants credentials, as Authorization: Bearer or as a session');
  }
}

/** `detail` says in general terms why, and nothing of what was sent. */
export class CredentialsInvalid extends HttpFault {
  constructor(detail = 'the credentials are unknown, expired or revoked') {
    super(401, 'CREDENTIALS_INVALID', detail);
  }
}

/** The credentials are good, and not for this. */
export class NotAllowed extends HttpFault {
  constructor(detail = 'these credentials do not allow this') {
    super(403, 'NOT_ALLOWED', detail);
  }
}

/** A page of another site asks with the session of this one's. */
export class OriginWrong extends HttpFault {
  constructor() {
    super(403, 'ORIGIN_WRONG', "with a session only the shop's own pages may change something");
  }
}

const REALM = 'Bearer realm="comanda"';
/** What `WWW-Authenticate` says, by code: https://www.rfc-editor.org/rfc/rfc6750#section-3 */
export const CHALLENGES: Readonly<Record<string, string>> = {
  CREDENTIALS_MISSING: REALM,
  CREDENTIALS_INVALID: `${REALM}, error="invalid_token"`,
  NOT_ALLOWED: `${REALM}, error="insufficient_scope"`,
};
