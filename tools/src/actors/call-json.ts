/** A JSON call that a person or another integration makes; rejects with what the system answered. */
export async function callJson<T>(url: string, init: { method: string; headers: Record<string, string>; body?: unknown }): Promise<T> {
  const { method, headers, body } = init;
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text.slice(0, 500)}`);
  return (text ? JSON.parse(text) : { location: answer.headers.get('location') }) as T;
}
