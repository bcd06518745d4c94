import { problemText } from '../../base/problem-text.js';
import { useState } from '../../base/view.js';

/** Does one thing at a time: `run(what)` answers what that answers, or undefined where the shop refused; `trouble` says why. */
export function useAction() {
  const [state, setState] = useState({ isBusy: false, trouble: '' });
  async function run(what) {
    if (state.isBusy) return undefined;
    setState({ isBusy: true, trouble: '' });
    try {
      const answer = await what();
      setState({ isBusy: false, trouble: '' });
      return answer;
    } catch (error) {
      setState({ isBusy: false, trouble: problemText(error) });
      return undefined;
    }
  }
  return { ...state, run };
}
