import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Import, importsOf, readModules, root } from './architecture/modules.ts'
import { ambient, ambientLayers, emptyName, isTest, machinePath, objection, users } from './architecture/rules.ts'

const modules = readModules('src', 'test', 'bin')
const program = modules.filter(({ file }) => file.startsWith('src/') && !isTest(file))

test('the imports of every module are read', (t) => {
  const count = modules.reduce((sum, { imports }) => sum + imports.length, 0)
  t.diagnostic(`${modules.length} modules, ${count} imports`)
  assert.ok(modules.length > 50 && count > 100)
  const lost = modules
    .filter(({ file }) => file !== 'test/architecture.test.ts') // quotes imports of files that are not there
    .flatMap(({ file, imports }) =>
      imports
        .filter(({ kind, target }) => kind === 'own' && !existsSync(join(root, target)))
        .map(({ target }) => `${file} -> ${target}`),
    )
  assert.deepEqual(lost, [], 'an import leads nowhere')
})

test('ARCHITECTURE.md, layers: imports go leftwards, a feature meets another through index.ts, a package stays in its folder', () => {
  const offending = modules.flatMap(({ file, imports }) =>
    imports.flatMap((wanted) => {
      const reason = objection(file, wanted)
      return reason === undefined ? [] : [`${file} -> ${wanted.target}: ${reason}`]
    }),
  )
  assert.deepEqual(offending, [])
})

test('ARCHITECTURE.md, layers: every package of the program has a folder, and no package is spoken of that is not there', () => {
  const manifest: { readonly dependencies: object; readonly devDependencies: object } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  // Node itself is run, not imported.
  assert.deepEqual(
    Object.keys(manifest.dependencies).filter((name) => name !== 'node' && !(name in users)),
    [],
    'has no folder',
  )
  const there = { ...manifest.dependencies, ...manifest.devDependencies }
  assert.deepEqual(
    Object.keys(users).filter((name) => !(name in there)),
    [],
    'is not in package.json',
  )
})

/** Their routes declare that they release nothing, because the core behind them decides for each person and category. */
const facesOfTheCore =
  /^src\/(features\/(country-of-affiliation|health-data-api)|protocols\/soap|app\/(contact-point|bench))\//

test('decision 0022: only the faces of the core that decides answer other countries', () => {
  const answering = program
    .filter(({ file }) => !facesOfTheCore.test(file))
    .filter(
      ({ file, imports }) =>
        imports.some(({ target }) => target === 'src/protocols/soap/soap-route.ts') ||
        /kind: 'soap'/.test(readFileSync(join(root, file), 'utf8')),
    )
  assert.deepEqual(
    answering.map(({ file }) => file),
    [],
  )
})

test('ARCHITECTURE.md, layers: there is no barrel but the index.ts of a feature', () => {
  const barrels = program.filter(
    ({ file, imports }) =>
      !/^src\/features\/[^/]+\/index\.ts$/.test(file) &&
      (file.endsWith('/index.ts') || imports.some(({ reExport }) => reExport)),
  )
  assert.deepEqual(
    barrels.map(({ file }) => file),
    [],
  )
})

test('CONTRIBUTING.md: every feature says what it is in a README of its own', () => {
  const features = globSync('src/features/*/', { cwd: root })
  assert.ok(features.length > 0)
  assert.deepEqual(
    features.filter((feature) => !existsSync(join(root, feature, 'README.md'))),
    [],
  )
})

test('CONTRIBUTING.md, names: no file is named for an idea that is missing', () => {
  assert.deepEqual(
    modules.map(({ file }) => file).filter((file) => emptyName.test(file)),
    [],
  )
})

test('CONTRIBUTING.md, edges: only app/config.ts reads the environment', () => {
  const readers = program.filter(({ file, text }) => file !== 'src/app/config.ts' && /\bprocess\.env\b/.test(text))
  assert.deepEqual(
    readers.map(({ file }) => file),
    [],
  )
})

test('CONTRIBUTING.md, edges: time and chance are handed in', () => {
  const offending = program
    .filter(({ file }) => !ambientLayers.includes(file.split('/')[1]!))
    .flatMap(({ file, text }) => linesWith(text, ambient).map((line) => `${file}:${line}`))
  assert.deepEqual(offending, [])
})

test('nothing in the repository names a path of one machine', () => {
  const patterns = ['src/**', 'test/**', 'bin/**', 'docs/**', 'samples/**', 'terminology/**', '.ci/*', '*.{md,json}']
  const files = globSync(patterns, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())
  assert.ok(files.length > 50)
  const offending = files.flatMap((entry) => {
    const file = join(entry.parentPath, entry.name)
    return linesWith(readFileSync(file, 'latin1'), machinePath).map((line) => `${file.slice(root.length)}:${line}`)
  })
  assert.deepEqual(offending, [])
})

/** Comments count too: a comment that explains a call to the clock is seldom right. */
function linesWith(text: string, pattern: RegExp): number[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [index + 1] : []))
}

test('every form of import is read, and nothing else is', () => {
  const text = [
    "import assert from 'node:assert/strict'",
    "import './style.ts'",
    "import { a, type B } from '../kernel/problem.ts'",
    'import {',
    '  c,',
    '} from "@fastify/cookie/plugin"',
    "import type { D } from 'kysely'",
    "import * as e from './e.ts'",
    "import f, { g } from './f.ts'",
    "export { h } from './h.ts'",
    "export * from './i.ts'",
    'export type J = string',
    "/** Not this: import k from './k.ts', nor words taken from './l.ts'. */",
    'export function m() {',
    "  return import('./n.ts')",
    '}',
    "const o = Array.from('p')",
    "const q = import.meta.resolve('oidc-provider')",
  ].join('\n')
  assert.deepEqual(
    importsOf('src/platform/x.ts', text).map(({ target, kind, typeOnly, reExport }) =>
      [target, kind, typeOnly && 'type', reExport && 'export'].filter(Boolean).join(' '),
    ),
    [
      'node:assert/strict node',
      'src/platform/style.ts own',
      'src/kernel/problem.ts own',
      '@fastify/cookie package',
      'kysely package type',
      'src/platform/e.ts own',
      'src/platform/f.ts own',
      'src/platform/h.ts own export',
      'src/platform/i.ts own export',
      'src/platform/n.ts own',
      'oidc-provider package',
    ],
  )
})

const own = (target: string): Import => ({ target, kind: 'own', typeOnly: false, reExport: false })
const npm = (target: string): Import => ({ target, kind: 'package', typeOnly: false, reExport: false })
const node = (target: string): Import => ({ target, kind: 'node', typeOnly: false, reExport: false })

for (const [file, wanted, fine] of [
  ['src/standards/cda/a.ts', own('src/kernel/problem.ts'), true],
  ['src/standards/cda/a.ts', own('src/platform/xml/tree.ts'), true],
  ['src/standards/cda/a.ts', own('src/platform/sql/database.ts'), false],
  ['src/kernel/a.ts', own('src/platform/xml/tree.ts'), false],
  ['src/platform/xml/a.ts', own('src/standards/cda/a.ts'), false],
  ['src/protocols/web/a.ts', own('src/features/identity/index.ts'), false],
  ['src/features/a/b.ts', own('src/features/c/index.ts'), true],
  ['src/features/a/b.ts', own('src/features/c/d.ts'), false],
  ['src/features/a/b.ts', own('src/platform/sql/database.ts'), false],
  ['src/features/a/b.ts', { ...own('src/platform/sql/database.ts'), typeOnly: true }, true],
  ['src/features/a/store.sql.ts', own('src/platform/sql/database.ts'), true],
  ['src/features/a/b.ts', own('src/protocols/web/html.ts'), false],
  ['src/features/a/pages/b.ts', own('src/protocols/web/html.ts'), true],
  ['src/features/a/b.ts', own('test/seed.ts'), false],
  ['src/features/a/b.test.ts', own('test/seed.ts'), true],
  ['src/features/a/b.ts', npm('kysely'), false],
  ['src/features/a/b.ts', npm('fast-check'), false],
  ['src/platform/sql/b.ts', npm('pg'), true],
  ['src/conversion/b.ts', node('node:fs'), false],
  ['src/app/main.ts', own('src/features/a/b.ts'), true],
] as const) {
  test(`the rule ${fine ? 'lets' : 'stops'} ${file} -> ${wanted.target}${wanted.typeOnly ? ' (type)' : ''}`, () => {
    assert.equal(objection(file, wanted) === undefined, fine)
  })
}
