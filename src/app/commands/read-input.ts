import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { Problem } from '../../kernel/problem.ts'

/**
 * The bytes of a file, or of standard input for `-`.
 *
 * @throws Problem `file-unreadable`
 */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file)
  } catch (cause) {
    throw new Problem('invalid', 'file-unreadable', 'The file cannot be read', { at: file }, { cause })
  }
}
