/** Two short notes; off unless the visitor turns sound on. */
export function chime(): void {
  try {
    const audio = new AudioContext();
    for (const [at, pitch] of [
      [0, 660],
      [0.12, 880],
    ] as const) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      volume.gain.value = 0.06;
      tone.frequency.value = pitch;
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + 0.1);
    }
    setTimeout(() => void audio.close(), 600);
  } catch {
    // No sound here.
  }
}
