const sampleRate = 8000
const seconds = 1.2

/** A soft bell as a WAV file: 8-bit mono, about 10 KB. */
export function chime(): Uint8Array {
  const samples = Math.round(sampleRate * seconds)
  const file = Buffer.alloc(44 + samples)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + samples, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate, 28)
  file.writeUInt16LE(1, 32)
  file.writeUInt16LE(8, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples, 40)
  for (let index = 0; index < samples; index++) {
    const time = index / sampleRate
    const wave = Math.sin(2 * Math.PI * 660 * time) + 0.5 * Math.sin(2 * Math.PI * 990 * time)
    file[44 + index] = 128 + Math.round(60 * Math.exp(-4 * time) * wave)
  }
  return file
}
