import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A source file and what it imports. Paths are relative to the repository, with `/`. */
export type Module = { readonly file: string; readonly text: string; readonly imports: readonly Import[] }

export type Import = {
  /** A path in the repository, the name of an npm package (without the path inside it), or `node:…`. */
  readonly target: string
  readonly kind: 'own' | 'package' | 'node'
  /** Nothing of it is left when types are stripped. Mixed clauses count as values. */
  readonly typeOnly: boolean
  /** `export … from`. */
  readonly reExport: boolean
}

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A statement begins its line, as the formatter sees to; its clause is names, braces, commas and stars only. */
const statement = /^(import|export)\s+(?:(type)\s+)?(?:[\w$*{}\s,]*?[\s}]from\s+)?(['"])([^'"\n]+)\3/gm

/** `import('…')` and `import.meta.resolve('…')`. */
const dynamic = /\bimport(?:\.meta\.resolve)?\(\s*(['"])([^'"\n]+)\1/g

/** Every import in the text, in no particular order. TypeScript 7 has no parser that a program can call. */
export function importsOf(file: string, text: string): Import[] {
  const fixed = [...text.matchAll(statement)].map(([, word, type, , name]) => ({
    ...locate(file, name!),
    typeOnly: type === 'type',
    reExport: word === 'export',
  }))
  const late = [...text.matchAll(dynamic)].map(([, , name]) => ({
    ...locate(file, name!),
    typeOnly: false,
    reExport: false,
  }))
  return [...fixed, ...late]
}

function locate(file: string, name: string): Pick<Import, 'target' | 'kind'> {
  if (name.startsWith('node:')) return { target: name, kind: 'node' }
  if (name.startsWith('.')) return { target: posix.join(posix.dirname(file), name), kind: 'own' }
  return {
    target: name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
    kind: 'package',
  }
}

/** The modules below the folders, sorted by path. */
export function readModules(...folders: readonly string[]): Module[] {
  return globSync(
    folders.map((folder) => `${folder}/**/*.{ts,mjs}`),
    { cwd: root },
  )
    .toSorted()
    .map((file) => {
      const text = readFileSync(posix.join(root, file), 'utf8')
      return { file, text, imports: importsOf(file, text) }
    })
}
