import assert from 'node:assert/strict';

/** A sample of the exposition format: `comanda_orders_total{status="paid"} 3`. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}
interface Family {
  type: string;
  samples: Sample[];
}

const HELP = /^# HELP ([a-z][a-z0-9_]*) \S.*$/;
const TYPE = /^# TYPE ([a-z][a-z0-9_]*) (counter|gauge|histogram|summary)$/;
const SAMPLE = /^([a-z][a-z0-9_]*)(?:\{([^{}]*)\})? (\S+)$/;
const LABEL = /^([a-z_]+)="((?:[^"\\\n]|\\[\\"n])*)"$/;

/** What was scraped. Fails where it is not what Prometheus' text format and naming conventions want. */
export class Scraped {
  readonly families: ReadonlyMap<string, Family>;

  constructor(text: string) {
    assert.ok(text.endsWith('\n'), 'the last line must end');
    this.families = parsed(text.slice(0, -1).split('\n'));
    for (const [name, family] of this.families) check(name, family);
  }

  get samples(): Sample[] {
    return [...this.families.values()].flatMap(({ samples }) => samples);
  }

  /** The value under just these labels; undefined where there is none. */
  value(name: string, labels: Record<string, string> = {}): number | undefined {
    const wanted = key({ name, labels, value: 0 });
    return this.samples.find((sample) => key(sample) === wanted)?.value;
  }

  /** The values of a metric by one of its labels. */
  by(label: string, name: string): Record<string, number> {
    const those = this.samples.filter((sample) => sample.name === name);
    return Object.fromEntries(those.map(({ labels, value }) => [labels[label] ?? '', value]));
  }

  static async from(port: number): Promise<Scraped> {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    return new Scraped(await response.text());
  }
}

const key = ({ name, labels }: Sample) => `${name} ${JSON.stringify(Object.entries(labels).toSorted())}`;

function parsed(lines: readonly string[]): Map<string, Family> {
  const families = new Map<string, Family>();
  let help: string | undefined;
  let current: [string, Family] | undefined;
  for (const line of lines) {
    const [, told] = HELP.exec(line) ?? [];
    const [, typed, type = ''] = TYPE.exec(line) ?? [];
    if (told) help = told;
    else if (typed) {
      assert.equal(typed, help, `no HELP before ${line}`);
      assert.ok(!families.has(typed), `${typed} comes twice`);
      current = [typed, { type, samples: [] }];
      families.set(...current);
    } else {
      const sample = sampleOf(line);
      const [name, family] = current ?? assert.fail(`no TYPE before ${line}`);
      const parts = family.type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      assert.ok(
        parts.some((part) => sample.name === name + part),
        `${line} is not part of ${name}`,
      );
      family.samples.push(sample);
    }
  }
  return families;
}

function sampleOf(line: string): Sample {
  const [, name = '', labels, value = ''] = SAMPLE.exec(line) ?? assert.fail(`not a sample: ${line}`);
  assert.ok(Number.isFinite(Number(value)), line);
  const pairs = (labels?.split(/,(?=[a-z_]+=")/) ?? []).map((pair) => {
    const [, label = '', text = ''] = LABEL.exec(pair) ?? assert.fail(`not a label: ${pair} of ${line}`);
    return [label, text] as const;
  });
  return { name, labels: Object.fromEntries(pairs), value: Number(value) };
}

function check(name: string, { type, samples }: Family): void {
  assert.equal(name.endsWith('_total'), type === 'counter', `${name} is a ${type}`);
  if (type === 'histogram') assert.match(name, /_seconds$/);
  const keys = samples.map(key);
  assert.equal(new Set(keys).size, keys.length, `${name} has a value twice`);
  if (type !== 'gauge') for (const { value } of samples) assert.ok(value >= 0, name);
  if (type === 'histogram') checkHistogram(name, samples);
}

/** For each set of labels: buckets that grow up to the count, and a sum. */
function checkHistogram(name: string, samples: readonly Sample[]): void {
  const without = ({ labels: { le: _, ...labels } }: Sample) => key({ name, labels, value: 0 });
  for (const own of Map.groupBy(samples, without).values()) {
    const buckets = own.filter((sample) => sample.name === `${name}_bucket`);
    const bounds = buckets.map(({ labels }) => (labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le)));
    const counts = buckets.map(({ value }) => value);
    assert.deepEqual(
      bounds,
      bounds.toSorted((a, b) => a - b),
      `the buckets of ${name}`,
    );
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b),
      `the counts of ${name}`,
    );
    assert.equal(bounds.at(-1), Number.POSITIVE_INFINITY, name);
    const [count, sum] = ['_count', '_sum'].map((part) => own.filter((sample) => sample.name === name + part));
    assert.deepEqual([count?.length, sum?.length, count?.[0]?.value], [1, 1, counts.at(-1)], name);
  }
}
