/** What Moleculer knows of a call that came to nothing. */
interface Failed extends Partial<Error> {
  type?: string;
  data?: { action?: string };
}

/** The node went away, or is going, before it answered. */
const GONE = ['REQUEST_REJECTED', 'SERVICE_NOT_AVAILABLE', 'SERVICE_NOT_FOUND'];
/** These do more when they are done twice; every other command is idempotent by the id it carries. */
const ONCE = /\.replay$/;

/**
 * Whether a call goes to another node. Not after a timeout: whoever is too slow now is not helped by being asked twice, and
 * its caller waited long enough.
 */
export const mayAskAgain = ({ type = '', data }: Failed): boolean =>
  GONE.includes(type) && !ONCE.test(data?.action ?? '');

/** For the circuit breaker. */
export const isNodeGone = ({ type = '' }: Failed): boolean => type === 'REQUEST_TIMEOUT' || GONE.includes(type);
