/** Asks a shop's twin for something that no shop may; `what` is the rest of its address. Answers the object's id. */
export async function askTwin(twinUrl: string, what: string, params: Record<string, string> = {}): Promise<string> {
  const headers = { Authorization: 'Bearer sk_test_twin' };
  const answer = await fetch(`${twinUrl}/twin/${what}`, { method: 'POST', headers, body: new URLSearchParams(params) });
  if (!answer.ok) throw new Error(await answer.text());
  return ((await answer.json()) as { id: string }).id;
}
