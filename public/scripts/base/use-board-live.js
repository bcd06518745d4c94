import { goToSignIn } from './sign-in.js';
import { useLive } from './use-live.js';
import { useEffect } from './view.js';

/** Follows the kitchen's board, as `useLive` tells it; who is signed in no more signs in. */
export function useBoardLive() {
  const live = useLive('/kitchen/board', { key: 'orderId', stays: true });
  useEffect(() => {
    if (live.error?.status === 401) goToSignIn();
  }, [live.error]);
  return live;
}
