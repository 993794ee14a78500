import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Problem } from '../../kernel/problem.ts'

/**
 * The documents that words after `validate` name: each file whatever it is called, `-` for standard input, and of a
 * folder every `.json` and `.xml` in it and below, but what is hidden.
 *
 * @throws Problem `file-unreadable`
 */
export async function documentsNamed(words: readonly string[]): Promise<readonly string[]> {
  const documents = (await Promise.all(words.map(documentsAt))).flat()
  if (documents.length === 0) throw new Problem('invalid', 'file-unreadable', 'There are no .json or .xml files there')
  return [...new Set(documents)]
}

async function documentsAt(path: string): Promise<readonly string[]> {
  if (path === '-') return [path]
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && /\.(json|xml)$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/(^|[\\/])\./.test(relative(path, file)))
      .sort()
  } catch (cause) {
    throw new Problem('invalid', 'file-unreadable', 'The file or folder cannot be read', { at: path }, { cause })
  }
}
