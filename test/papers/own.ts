import { readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { Expected, Paper } from './expected.ts'

const papers = join(import.meta.dirname, '../../samples/papers')
const expectations = join(import.meta.dirname, 'expected')

/** Papers of our own writing about invented matters, people and organisations: there is always something to read. */
export function ownPapers(): readonly Paper[] {
  return readdirSync(papers)
    .filter((name) => !name.startsWith('README'))
    .sort()
    .map((name) => {
      const expected: Expected = JSON.parse(readFileSync(join(expectations, `${parse(name).name}.json`), 'utf8'))
      return { name, lines: readFileSync(join(papers, name), 'utf8').split('\n'), expected }
    })
}
