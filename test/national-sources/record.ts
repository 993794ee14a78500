import { mkdir, writeFile } from 'node:fs/promises'
import { recordFromBox, recordingOf } from './recording.ts'

// Run by hand, and format, when a contract was changed on purpose: our connectors are held to what is recorded.
const closing: (() => Promise<void>)[] = []
const recordings = await recordFromBox((close) => void closing.push(close))
await mkdir(new URL('./recorded/', import.meta.url), { recursive: true })
for (const [id, recording] of recordings) await writeFile(recordingOf(id), `${JSON.stringify(recording, null, 1)}\n`)
for (const close of closing) await close()
