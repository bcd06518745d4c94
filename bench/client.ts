import http from 'node:http';

export interface Load {
  url: string;
  connections: number;
  seconds: number;
  items: string[];
}
export interface Outcome {
  accepted: number;
  refused: Record<number, number>;
  perSecond: number;
  p50: number;
  p99: number;
}

/** A closed loop: each connection sends its next order when the last one is answered. Times in milliseconds. */
export async function load({ url, connections, seconds, items }: Load): Promise<Outcome> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const refused: Record<number, number> = {};
  const began = performance.now();
  const end = began + seconds * 1000;

  async function one(customer: number): Promise<void> {
    for (let n = 0; performance.now() < end; n++) {
      const lines = [n, n + 7].map((k) => ({ id: items[(customer + k) % items.length], quantity: 1 }));
      const sent = performance.now();
      const status = await post(`${url}/api/customer/c${customer}-${n}/orders`, { items: lines }, agent);
      if (status === 201) times.push(performance.now() - sent);
      else refused[status] = (refused[status] ?? 0) + 1;
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, customer) => one(customer)));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  const took = (performance.now() - began) / 1000;
  return { accepted: times.length, refused, perSecond: Math.round(times.length / took), p50: at(0.5), p99: at(0.99) };
}

function post(url: string, body: object, agent: http.Agent): Promise<number> {
  const text = JSON.stringify(body);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject);
    request.end(text);
  });
}
