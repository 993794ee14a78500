import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { loadTerminology, shippedTerminology, type TerminologyFolder } from './load.ts'

const elapsed = (): number => performance.now()

async function folderWith(
  t: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<TerminologyFolder> {
  const path = await mkdtemp(join(tmpdir(), 'terminology-'))
  t.after(() => rm(path, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(path, name, '..'), { recursive: true })
    await writeFile(join(path, name), content)
  }
  return { path, source: { name: 'Operator', kind: 'operator' } }
}

test("an operator's files are read with their subfolders and win over ours, whatever the order of formats", async (t) => {
  const operator = await folderWith(t, {
    'atc/names.csv': 'system;code;nb\nhttp://www.whocc.no/atc;B01AA03;Warfarin (operatør)\n',
    'cs.json': JSON.stringify({
      resourceType: 'CodeSystem',
      url: 'urn:oid:1.2.3',
      concept: [{ code: 'a', display: 'A' }],
    }),
    'README.md': 'system;code;nb\n',
  })
  const { index, report } = await loadTerminology([shippedTerminology, operator], { elapsed })
  const warfarin = index.designation('2.16.840.1.113883.6.73', 'B01AA03', ['nb'])
  assert.deepEqual([warfarin?.text, warfarin?.source.kind], ['Warfarin (operatør)', 'operator'])
  assert.equal(index.designation('1.2.3', 'a', ['en'])?.text, 'A')
  assert.ok(!report.files.some(({ file }) => file.startsWith('README')))
})

test('the report names every file, its format and each refused line; an unknown file stops nothing', async (t) => {
  const operator = await folderWith(t, {
    'good.csv': 'system;code;nb\n1.2;A;a\n1.2;;b\n',
    'latin1.csv': Buffer.concat([
      Buffer.from('system;code;nb\n1.2;B;b\n1.2;C;'),
      Buffer.from([0xf8]),
      Buffer.from('\n1.2;D;d\n'),
    ]),
    'notes.pdf': '%PDF-1.7',
    'crlf.csv': '\uFEFFsystem;code;nb\r\n1.2;E;e\r\n',
  })
  const { index, report } = await loadTerminology([operator], { elapsed })
  assert.deepEqual(report.files.map(({ file, designations, refused }) => [file, designations, refused]).sort(), [
    ['crlf.csv', 1, 0],
    ['good.csv', 1, 1],
    ['latin1.csv', 2, 1],
    ['notes.pdf', 0, 0],
  ])
  const refusalsOf = (name: string) => report.files.find(({ file }) => file === name)?.refusals
  assert.deepEqual(refusalsOf('good.csv'), [{ kind: 'refused', reason: 'no-code', line: 3 }])
  assert.deepEqual(refusalsOf('latin1.csv'), [{ kind: 'refused', reason: 'not-utf-8', line: 3 }])
  assert.equal(report.files.find(({ file }) => file === 'notes.pdf')?.format, undefined)
  assert.equal(index.designation('1.2', 'E', ['nb'])?.text, 'e')
})

test('a folder that is not there is a Problem the operator is told, without its path in the message', async () => {
  const folder: TerminologyFolder = { path: join(tmpdir(), 'no-such-folder'), source: { name: 'x', kind: 'operator' } }
  await assert.rejects(
    () => loadTerminology([folder], { elapsed }),
    (problem: unknown) =>
      problem instanceof Problem && problem.kind === 'unavailable' && !problem.message.includes('/'),
  )
})

const refsetHeader = 'id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId'
const descriptionHeader =
  'id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId'

async function writeLines(path: string, header: string, count: number, line: (n: number) => string): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${header}\n`)
  for (let n = 0; n < count; n++) {
    if (!file.write(`${line(n)}\n`)) await new Promise<void>((go) => file.once('drain', go))
  }
  await new Promise<void>((done) => file.end(done))
}

const long = process.env.KNUTEPUNKT_TEST_LONG === '1'

test('an RF2 description file is streamed: memory follows what is kept, not what is read (issue 2 item 12)', async (t) => {
  const rows = long ? 1_000_000 : 100_000
  const operator = await folderWith(t, {})
  const preferred = rows / 10
  await writeLines(join(operator.path, 'der2_cRefset_LanguageSnapshot-no.txt'), refsetHeader, preferred, (n) =>
    ['u', '20250415', '1', '51000202101', '61000202103', `${n * 10}`, '900000000000548007'].join('\t'),
  )
  await writeLines(join(operator.path, 'sct2_Description_Snapshot-no.txt'), descriptionHeader, rows, (n) =>
    [
      `${n}`,
      '20250415',
      '1',
      '51000202101',
      `${n}`,
      'no',
      '900000000000013009',
      `tilstand nummer ${n} med et ganske langt navn`,
      '900000000000448009',
    ].join('\t'),
  )
  const progress: number[] = []
  const began = performance.now()
  const { index, report } = await loadTerminology([operator], {
    elapsed,
    progress: ({ bytes }) => progress.push(bytes),
  })
  t.diagnostic(`${rows} descriptions, ${preferred} kept, ${Math.round(performance.now() - began)} ms`)
  assert.equal(report.files.at(-1)?.designations, preferred)
  assert.match(index.designation('http://snomed.info/sct', '10', ['nb'])?.text ?? '', /^tilstand nummer 10 /)
  if (long) assert.ok(progress.some((bytes) => bytes > 0))
})

test('half a million concepts fit: memory per kept designation stays under 400 bytes', async (t) => {
  const rows = long ? 500_000 : 50_000
  const operator = await folderWith(t, {})
  await writeLines(
    join(operator.path, 'names.csv'),
    'system;code;nb',
    rows,
    (n) => `http://snomed.info/sct;${1e9 + n};tilstand nummer ${n} med et langt navn`,
  )
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const { index } = await loadTerminology([operator], { elapsed })
  globalThis.gc?.()
  const each = (process.memoryUsage().heapUsed - before) / rows
  t.diagnostic(`${Math.round(each)} bytes a designation${globalThis.gc ? '' : ' (no gc exposed: not judged)'}`)
  assert.equal(index.counts.designations, rows)
  if (globalThis.gc) assert.ok(each < 400)
})
