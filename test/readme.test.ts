import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { root } from './architecture/modules.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const manifest: {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: object
  readonly optionalDependencies: object
  readonly devDependencies: object
} = JSON.parse(read('package.json'))
const documents = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })]

/** What is in the cells of the rows of every table in the text, headings left out. */
function rowsOf(text: string): string[][] {
  const lines = text.split('\n').map((line) => (line.startsWith('|') ? line : ''))
  return lines
    .filter(
      (line, index) => line !== '' && !/^\|[-\s|:]+\|$/.test(line) && !/^\|[-\s|:]+\|$/.test(lines[index + 1] ?? ''),
    )
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

/** Every `npm …` and `npx knutepunkt …` that a document tells the reader to run. */
function commandsIn(text: string): string[] {
  const fenced = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block!.trim().split('\n'))
  const quoted = [...text.matchAll(/`((?:npm|npx knutepunkt) [^`]+)`/g)].map(([, command]) => command!)
  return [...fenced, ...quoted]
}

const knutepunkt = (...words: string[]) =>
  execFileSync(process.execPath, [join(root, 'bin', 'knutepunkt.mjs'), ...words], { encoding: 'utf8', stdio: 'pipe' })

for (const document of ['README.md', 'CONTRIBUTING.md']) {
  test(`${document}: every npm command is a script of package.json`, () => {
    const scripts = commandsIn(read(document)).flatMap(
      (command) => command.match(/^(?:\S+=\S+ )?npm (?:run )?([\w:-]+)/)?.[1] ?? [],
    )
    assert.ok(scripts.length > 0)
    assert.deepEqual(
      scripts.filter((script) => !(script in manifest.scripts)),
      [],
    )
  })
}

test('README.md: every knutepunkt command, option and target is in the help, and the samples are there', () => {
  const lines = commandsIn(read('README.md')).filter((command) => command.startsWith('npx knutepunkt '))
  assert.ok(lines.length > 1)
  const overview = knutepunkt('--help')
  for (const line of lines) {
    const [command = '', ...words] = line.split(' ').slice(2)
    if (command.startsWith('-')) continue
    assert.match(overview, new RegExp(`^\\s+${command}\\b`, 'm'), `no command ${command}`)
    const help = knutepunkt(command, '--help')
    for (const option of words.filter((word) => word.startsWith('--'))) assert.ok(help.includes(option), line)
    const target = words[words.indexOf('--to') + 1]
    if (words.includes('--to')) assert.match(help, new RegExp(`--to ${target}\\b`), line)
    for (const sample of words.filter((word) => word.startsWith('samples/'))) {
      assert.ok(existsSync(join(root, sample)), `no ${sample}`)
    }
  }
})

test('every link between the documents leads somewhere', () => {
  const broken = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
      .filter(([, target]) => !existsSync(join(root, dirname(document), target!)))
      .map(([, target]) => `${document} -> ${target}`),
  )
  assert.deepEqual(broken, [])
})

test('ARCHITECTURE.md: every dependency has a line that says why it is here, and no line is left over', () => {
  const rows = rowsOf(read('ARCHITECTURE.md').split('## Dependencies')[1]!)
  assert.ok(rows.every(([name, why]) => name && why && why.length > 10))
  const explained = rows.map(([name]) => name!.replaceAll('`', ''))
  const used = [
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.optionalDependencies).map((name) => name.replace(/\/.*/, '/*')),
    ...Object.keys(manifest.devDependencies),
  ]
  assert.deepEqual(explained.toSorted(), [...new Set(used)].toSorted())
})

test('ARCHITECTURE.md: every folder of the program has its line, and every line its folder', () => {
  const rows = rowsOf(read('ARCHITECTURE.md').split('## Folders')[1]!.split('## Dependencies')[0]!)
  const told = rows.map(([name]) => name!.replaceAll('`', ''))
  const units = globSync('src/*/*/', { cwd: root }).map((folder) => folder.replace(/\/$/, ''))
  assert.deepEqual(
    told.filter((folder) => !existsSync(join(root, folder))),
    [],
    'no such folder',
  )
  assert.deepEqual(
    units.filter((unit) => !told.includes(unit)),
    [],
    'no line in ARCHITECTURE.md',
  )
})

test('docs/glossary.md: every row has a Norwegian, an EHDS and a FHIR or IHE word, or a dash', () => {
  const rows = rowsOf(read('docs/glossary.md'))
  assert.ok(rows.length > 20)
  assert.deepEqual(
    rows.filter((cells) => cells.length !== 3 || cells.includes('')),
    [],
  )
  const terms = rows.map(([term]) => term)
  assert.equal(new Set(terms).size, terms.length, 'a term stands twice')
})

test('docs/decisions: numbered without gaps, each with context, options, choice and consequences', () => {
  const files = readdirSync(join(root, 'docs', 'decisions')).toSorted()
  assert.ok(files.length > 0)
  assert.deepEqual(
    files.map((file) => file.match(/^(\d{4})-[a-z0-9-]+\.md$/)?.[1]),
    files.map((_, index) => String(index + 1).padStart(4, '0')),
  )
  for (const file of files) {
    const text = read(join('docs', 'decisions', file))
    assert.ok(text.startsWith(`# ${file.slice(0, 4)} `), `${file}: its number in the title`)
    assert.deepEqual(
      [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading),
      ['Context', 'Options', 'Choice', 'Consequences'],
    )
  }
})

test('docs/validation.md: the example in TypeScript does what it says', (t) => {
  const [, code = ''] = /^```ts\n([\s\S]*?)^```/m.exec(read('docs/validation.md')) ?? []
  const here = code.replace("'../src/", `'${pathToFileURL(root)}/src/`)
  const folder = mkdtempSync(join(tmpdir(), 'kp-example-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'example.ts')
  writeFileSync(
    file,
    `${here}\nconsole.log(findings.filter((each) => each.severity === 'error').length, profiles.length)\n`,
  )
  const [errors, profiles] = execFileSync(process.execPath, [file], { cwd: root, encoding: 'utf8' }).split(' ')
  assert.equal(errors, '0')
  assert.ok(Number(profiles) > 0)
})
