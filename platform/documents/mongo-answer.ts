import { MongoServerError } from 'mongodb';
import { SECOND } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';

/** How long MongoDB may take to answer a write, and then to tell what became of it: together less than a request's 10 s. */
export const WRITE_WITHIN = 4 * SECOND;
export const READ_WITHIN = 3 * SECOND;

const AUTHENTICATION_FAILED = 18;

/** Why MongoDB did not do it, in words that hold no address with a password. */
export function reasonOf(error: unknown): string {
  if (error instanceof MongoServerError && error.code === AUTHENTICATION_FAILED)
    return 'MongoDB refuses the user or the password';
  const { name, message } = error as Error;
  return `${name}: ${message.replace(/\/\/[^/\s]*@/g, '//')}`;
}

/** What MongoDB answers. Throws Unavailable if it answers with an error, or not within so many milliseconds. */
export async function answer<T>(question: Promise<T>, within: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${within} ms`)), within);
  try {
    return await Promise.race([question, late.promise]);
  } catch (error) {
    throw new Unavailable(`MongoDB: ${reasonOf(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
