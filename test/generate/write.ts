import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fixtures } from './fixtures/index.ts'
import { samples } from './samples/index.ts'

/** Writes every sample and fixture and the list of the fixtures. Run it after a change here: `node test/generate/write.ts`. */
const root = join(import.meta.dirname, '..', '..')

async function put(path: string, content: string | Uint8Array): Promise<void> {
  const file = join(root, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

for (const { file, document } of samples) await put(join('samples', file), document)
for (const { folder, of } of fixtures) {
  for (const { file, document } of of) await put(join('test', 'fixtures', folder, file), document)
}
