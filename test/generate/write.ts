import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { written } from './written.ts'

/** Writes every sample and fixture and the list of the fixtures. Run it after a change here: `node test/generate/write.ts`. */
const root = join(import.meta.dirname, '..', '..')

for (const [path, content] of written) {
  const file = join(root, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
