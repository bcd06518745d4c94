import { read, write } from '../base/storage.js';
import { useEffect, useRef, useState } from '../base/view.js';
import { Tones } from './tones.js';

const EVERY_MS = { fresh: 4000, alarm: 1600 };
const KEPT = 'kitchen.sound';

/** Rings as long as `ringing` names a melody. `{isOn, isLocked, play(name), turn(on)}`; this device remembers whether it is on. */
export function useSound(ringing) {
  const [isOn, setOn] = useState(read(KEPT, true));
  const [isLocked, setLocked] = useState(true);
  const tones = useRef(null);
  useEffect(() => {
    const made = new Tones(() => setLocked(made.isLocked));
    tones.current = made;
    setLocked(made.isLocked);
    const unlock = () => made.unlock();
    for (const touch of ['pointerup', 'keydown']) window.addEventListener(touch, unlock, true);
    return () => {
      for (const touch of ['pointerup', 'keydown']) window.removeEventListener(touch, unlock, true);
      made.close();
    };
  }, []);
  useEffect(() => {
    if (!ringing || !isOn || isLocked) return;
    tones.current.play(ringing);
    const timer = setInterval(() => tones.current.play(ringing), EVERY_MS[ringing]);
    return () => clearInterval(timer);
  }, [ringing, isOn, isLocked]);
  const turn = (on) => {
    write(KEPT, on);
    setOn(on);
  };
  const play = async (name) => {
    await tones.current.unlock();
    tones.current.play(name);
  };
  return { isOn, isLocked, turn, play: (name, anyhow = false) => (isOn || anyhow) && play(name) };
}
