import { problemText } from '../../base/problem-text.js';
import { useState } from '../../base/view.js';

const REST = { trouble: '', refused: [] };

/**
 * Does one thing at a time: `run(what)` answers what that answers, or undefined where the shop refused; `trouble` says why, and
 * `refused` are the paths of the fields that it refused.
 */
export function useAction() {
  const [state, setState] = useState({ isBusy: false, ...REST });
  async function run(what) {
    if (state.isBusy) return undefined;
    setState({ isBusy: true, ...REST });
    try {
      const answer = await what();
      setState({ isBusy: false, ...REST });
      return answer;
    } catch (error) {
      const refused = (error.problem?.errors ?? []).map(({ path }) => path);
      setState({ isBusy: false, trouble: problemText(error), refused });
      return undefined;
    }
  }
  return { ...state, run };
}
