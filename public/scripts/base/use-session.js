import { get } from './api.js';
import { goToSignIn } from './sign-in.js';
import { useEffect, useState } from './view.js';

const AGAIN_MS = 5_000;

/** Who is signed in, `{who, roles, ...}`; undefined until that is known. Who is not signed in comes to the page for it. */
export function useSession() {
  const [session, setSession] = useState();
  useEffect(() => {
    let timer = 0;
    async function read() {
      try {
        setSession(await get('/session'));
      } catch (error) {
        if (error.status === 401) goToSignIn();
        else timer = setTimeout(read, AGAIN_MS);
      }
    }
    read();
    return () => clearTimeout(timer);
  }, []);
  return session;
}
