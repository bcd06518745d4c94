// Notes each sound that the page really starts: an oscillator or a buffer in a context that runs, or a media element.
const rings = [];
globalThis.ringsOfPage = rings;

const note = (kind) => rings.push({ kind, at: Date.now() });

for (const [kind, { prototype }] of [
  ['oscillator', OscillatorNode],
  ['buffer', AudioBufferSourceNode],
]) {
  const { start } = kind === 'buffer' ? prototype : AudioScheduledSourceNode.prototype;
  prototype.start = function (...args) {
    start.apply(this, args);
    const { context } = this;
    if (context.state === 'running') note(kind);
    else context.addEventListener('statechange', () => context.state === 'running' && note(kind), { once: true });
  };
}

const { play } = HTMLMediaElement.prototype;
HTMLMediaElement.prototype.play = async function () {
  await play.call(this);
  note('media');
};
