/** Hz, and the seconds after which a note begins and for which it lasts. */
const [A5, D6, A4, E4] = [880, 1175, 440, 330];
const MELODIES = {
  fresh: {
    wave: 'sine',
    notes: [
      [A5, 0, 0.22],
      [D6, 0.2, 0.45],
    ],
  },
  alarm: {
    wave: 'square',
    notes: [
      [A5, 0, 0.16],
      [A4, 0.2, 0.16],
      [A5, 0.4, 0.16],
      [A4, 0.6, 0.16],
    ],
  },
  cutOff: {
    wave: 'triangle',
    notes: [
      [A4, 0, 0.35],
      [E4, 0.4, 0.7],
    ],
  },
};
const LOUDNESS = { sine: 0.6, triangle: 0.6, square: 0.25 };

/** The loudspeaker of the page. Browsers keep it locked until somebody touches the page; `changed()` hears when that changes. */
export class Tones {
  #audio = typeof AudioContext === 'function' ? new AudioContext() : null;

  constructor(changed) {
    this.#audio?.addEventListener('statechange', changed);
  }
  get isLocked() {
    return this.#audio?.state !== 'running';
  }
  /** To be called while somebody touches the page. */
  async unlock() {
    try {
      if (this.isLocked) await this.#audio?.resume();
    } catch {
      // Still locked: the page says so.
    }
  }
  /** Nothing while it is locked: it would all be heard at once later. */
  play(name) {
    if (this.isLocked) return;
    const { wave, notes } = MELODIES[name];
    for (const [pitch, after, seconds] of notes) this.#note(wave, pitch, this.#audio.currentTime + after, seconds);
  }
  close() {
    this.#audio?.close();
  }

  #note(wave, pitch, begin, seconds) {
    const tone = new OscillatorNode(this.#audio, { type: wave, frequency: pitch });
    const volume = new GainNode(this.#audio, { gain: 0 });
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(LOUDNESS[wave], begin + 0.02);
    volume.gain.linearRampToValueAtTime(0, begin + seconds);
    tone.connect(volume).connect(this.#audio.destination);
    tone.start(begin);
    tone.stop(begin + seconds);
  }
}
