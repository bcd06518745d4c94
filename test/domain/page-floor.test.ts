import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** What a browser of the floor, Safari 15.4 or Chrome 100, lacks: how it is found, and what must be found by that. */
type Lack = [pattern: RegExp, planted: string];

const IN_SCRIPTS: Lack[] = [
  [/\b(?:Map|Object)\.groupBy\b/, 'Map.groupBy(tickets, stateOf)'],
  [/\.(?:toSorted|toReversed|toSpliced|with)\(/, 'tickets.toSorted(byNumber)'],
  [/\bAbortSignal\.(?:timeout|any)\b/, 'AbortSignal.timeout(1000)'],
  [/\bPromise\.(?:withResolvers|try)\b/, 'const { promise, resolve } = Promise.withResolvers();'],
  [/\bArray\.fromAsync\b/, 'await Array.fromAsync(lines)'],
  [
    /\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
    'seen.difference(open)',
  ],
  [/(?<!\bObject)\.(?:values|keys|entries|matchAll)\([^()]*\)\s*\.[a-zA-Z]/, 'byId.values().map(viewOf)'],
  [/\bIterator\b|\.toArray\(/, 'Iterator.from(tickets)'],
  [/\.getOrInsert/, 'byId.getOrInsert(id, [])'],
  [/\.(?:is|to)WellFormed\(/, 'text.isWellFormed()'],
  [/\bRegExp\.escape\b|\bError\.isError\b/, 'RegExp.escape(typed)'],
  [/\bURL\.(?:canParse|parse)\b/, 'URL.canParse(link)'],
  [/\bIntl\.(?:Segmenter|DurationFormat)\b/, 'new Intl.Segmenter(locale)'],
  [/\bfor await\b[^\n]*\.body\b|\bReadableStream\.from\b/, 'for await (const chunk of response.body) read(chunk);'],
  [/\brequestIdleCallback\b|\bscheduler\./, 'requestIdleCallback(draw)'],
  [/\bpopover|(?:show|hide|toggle)Popover\b/i, 'menu.showPopover()'],
  [/\.requestClose\(/, 'dialog.requestClose()'],
  [/\binert\b/, 'page.inert = true'],
  [/(?<!\?)\.startViewTransition\(/, 'document.startViewTransition(draw)'],
  [/\bwakeLock\.|\.vibrate\(/, 'navigator.wakeLock.request()'],
  // The rest are syntax: a script that has one of them is not run at all.
  [/\(\?<[=!]/, String.raw`/(?<=\.)\d+/.exec(text)`],
  [/\(\?[ims]*-?[ims]+:/, '/(?i:table)/.test(text)'],
  [/\/(?=[dgimsuy]*v)[dgimsuvy]{1,8}(?=[,;)]|\.(?:test|exec)\b)/, String.raw`text.replace(/\p{Emoji}/gv, '')`],
  [/\bstatic\s*\{/, 'class Bell { static { ring(); } }'],
  [/\bimport\b[^;]*['"]\s*(?:with|assert)\s*\{/, "import menu from './menu.json' with { type: 'json' };"],
  [/\busing\s+\w+\s*=/, 'using lock = take();'],
];

const IN_STYLES: Lack[] = [
  [/:has\(/, '.top:has(nav) { display: grid; }'],
  [/(?:^|[{}])\s*[^@{}\s][^{}]*\{[^{}]*\{/, '.tile { color: red; .number { color: blue; } }'],
  [/&/, '@media print { .tile, &:hover { color: blue; } }'],
  [
    /@container\b|\bcontainer(?:-type|-name)?\s*:|\d(?:cqw|cqh|cqi|cqb|cqmin|cqmax)\b/,
    '.grid { container-type: size; }',
  ],
  [/\b(?:color-mix|light-dark|oklch|oklab|lch|lab|color)\(/, 'p { color: color-mix(in srgb, red, blue); }'],
  [/\b(?:rgb|hsl)a?\(\s*from\b/, 'p { color: rgb(from red r g b); }'],
  [/@media[^{]*[<>]/, '@media (width >= 40rem) { p { color: red; } }'],
  [/@(?:scope|property)\b/, '@scope (.sheet) { p { color: red; } }'],
  [/(?:^|[;{\s])(?:translate|rotate|scale)\s*:/, '.dot { rotate: 45deg; }'],
  [/\bsubgrid\b/, '.line { grid-template-columns: subgrid; }'],
  [/:(?:user-(?:in)?valid|modal|popover-open)\b/, 'input:user-invalid { color: red; }'],
  [/:nth-(?:last-)?child\([^)]*\bof\b/, 'li:nth-child(1 of .ready) { color: red; }'],
  [/\d(?:r?lh|rcap|rex)\b/, 'p { min-height: 2lh; }'],
  [/\b(?:round|mod|rem|abs|sign|sin|cos|tan|sqrt|pow)\(/, '.dot { width: round(up, 10%, 1px); }'],
  [/(?<![-\w])mask(?:-[a-z]+)?\s*:/, '.motif { mask-image: url(a.svg); }'],
  [/\d(?:[dsl]v(?:h|w|i|b|min|max))\b/, '.sheet { max-height: 90dvh; }'],
];

const IN_SKELETONS: Lack[] = [
  [/type="importmap"/, '<script type="importmap">{}</script>'],
  [/\spopover\b/, '<div popover>'],
  [/\sinert\b/, '<main inert>'],
];

/** A comment may name anything; and a height in `vh` just before the same in `dvh` serves who does not know that. */
const WITH_FALLBACK = /([\w-]+):[^;{}]*\dvh\b[^;{}]*;\s*\1:[^;{}]*\ddvh\b[^;{}]*/g;
const plainStyle = (source: string) => source.replace(/\/\*.*?\*\//gs, '').replace(WITH_FALLBACK, '');

const found = (source: string, lacks: Lack[]) => lacks.flatMap(([pattern]) => pattern.exec(source)?.[0].trim() ?? []);

const FLOOR = [
  {
    what: 'script',
    files: 'public/scripts/*/**/*.js',
    least: 100,
    lacks: IN_SCRIPTS,
    plain: (source: string) => source,
  },
  { what: 'stylesheet', files: 'public/styles/*.css', least: 7, lacks: IN_STYLES, plain: plainStyle },
  { what: 'skeleton', files: 'public/**/*.html', least: 7, lacks: IN_SKELETONS, plain: (source: string) => source },
];
for (const { what, files, least, lacks, plain } of FLOOR) {
  test(`no ${what} uses what Safari 15.4 and Chrome 100 lack`, () => {
    const read = globSync(files);
    assert.ok(read.length >= least, `${files}: ${read.length} files`);
    const faults = read.flatMap((file) =>
      found(plain(readFileSync(file, 'utf8')), lacks).map((fault) => `${file}: ${fault}`),
    );
    assert.deepEqual(faults, []);
  });

  test(`whatever of it a ${what} used would be found`, () => {
    for (const [pattern, planted] of lacks) assert.match(plain(planted), pattern);
  });
}

test('what the floor knows is not taken for something else', () => {
  const script =
    "Object.entries(byId).map(f); items.at(-1); items.findLast(f); a / b / v; navigator.wakeLock?.request('screen');";
  assert.deepEqual(found(script, IN_SCRIPTS), []);
  const style = `
    /* & :has(a) */
    @media (min-width: 40rem) { .a:hover > b { transform: rotate(3deg); } .c { -webkit-mask: none; } }
    @keyframes ring { from { opacity: 0; } to { opacity: 1; } }
    .sheet { max-height: 90vh; max-height: min(90dvh, 48rem); }`;
  assert.deepEqual(found(plainStyle(style), IN_STYLES), []);
});
