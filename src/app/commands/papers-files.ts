import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { PaperFile } from '../../features/council-papers/index.ts'
import { maxPaperBytes } from '../../features/council-papers/index.ts'
import { Problem } from '../../kernel/problem.ts'

/** The files that words after a command name: each file, and of a folder all that is in it but what is hidden. */
export async function filesNamed(words: readonly string[]): Promise<readonly PaperFile[]> {
  return (await Promise.all(words.map(filesAt))).flat()
}

async function filesAt(path: string): Promise<readonly PaperFile[]> {
  try {
    const found = await stat(path)
    if (!found.isDirectory()) return [await fileAt(path, path, found.size)]
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((name) => !/(^|[\\/])\./.test(relative(path, name)))
      .sort()
    return await Promise.all(names.map(async (name) => fileAt(name, relative(path, name), (await stat(name)).size)))
  } catch (cause) {
    throw new Problem('invalid', 'file-unreadable', 'The file or folder cannot be read', { at: path }, { cause })
  }
}

/** A file that is larger than any paper is not read whole: its first bytes past the limit say enough. */
async function fileAt(path: string, name: string, size: number): Promise<PaperFile> {
  return { name, bytes: size > maxPaperBytes ? new Uint8Array(maxPaperBytes + 1) : await readFile(path) }
}
