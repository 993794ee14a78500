import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { ownPapers } from '../../../test/fixtures/council-papers.ts'
import { pdfOfLines } from '../../../test/fixtures/made-pdf.ts'
import { testDatabase } from '../../../test/storage/database.ts'
import { sqlCouncilStore } from '../../features/council/index.ts'
import { sqlImportStore } from '../../features/council-import/index.ts'

const program = fileURLToPath(new URL('../../../bin/knutepunkt.mjs', import.meta.url))
const home = await mkdtemp(join(tmpdir(), 'kp-papers-'))
after(() => rm(home, { recursive: true, force: true }))
const { database, connection } = await testDatabase()

const folder = join(home, 'papirer')
await mkdir(join(folder, 'eldre'), { recursive: true })
for (const [index, { name, bytes }] of ownPapers.entries()) {
  await writeFile(join(folder, index === 0 ? 'eldre' : '', name), bytes)
}
const paths = ownPapers.map(({ name }, index) => join(folder, index === 0 ? 'eldre' : '', name))
const scan = join(home, 'skann.pdf')
await writeFile(scan, await pdfOfLines([[]]))

/** Runs the command as a person would. */
async function papers(...words: readonly string[]) {
  const env = { PATH: process.env.PATH, KNUTEPUNKT_DATA: join(home, 'data'), DATABASE_URL: connection }
  const child = spawn(process.execPath, [program, 'papers', ...words], { env, stdio: 'pipe' })
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, said, code }
}

test('issue 3, item 1: read --json prints what would be imported, and stores nothing', async () => {
  const { out, code } = await papers('read', ...paths, '--json')
  const { meetings, cases, grants, flags } = JSON.parse(out)
  assert.equal(code, 0)
  assert.deepEqual(Object.keys(meetings[0]), ['council', 'date', 'number'])
  const fields = 'council year number title type owner proposals decisions inputs earlier source'.split(' ')
  assert.deepEqual(Object.keys(cases[0]), fields)
  assert(paths.includes(cases[0].source.file) && cases[0].source.lines.length === 2)
  assert(
    grants.length > 0 && flags.every(({ kind, where, message }: Record<string, string>) => kind && where && message),
  )
  assert.deepEqual(await sqlImportStore(database).listPapers(), [])
  assert.equal((await papers('read', ...paths.toReversed(), '--json')).out, out, 'in any order')
})

test('read without --json is an overview for a person', async () => {
  const { out, code } = await papers('read', paths[0]!)
  assert.equal(code, 0)
  assert.match(out, /^Meetings: \d+, cases: \d+/)
  assert.match(out, /^ {2}\d+\/\d\d /m)
  assert.match(out, /^Flags: \d+$/m)
})

test('import takes a folder, says what is new, and the second time that nothing is', async () => {
  const first = await papers('import', folder)
  assert.equal(first.code, 0, first.said)
  assert.equal(first.out.match(/: new$/gm)?.length, ownPapers.length)
  assert.match(first.out, /^Records: [1-9]\d* new, 0 changed, 0 removed, 0 as before$/m)
  const cases = await sqlCouncilStore(database).list('case')
  assert(cases.length > 20)
  const second = await papers('import', folder)
  assert.equal(second.out.match(/: already there$/gm)?.length, ownPapers.length)
  assert.match(second.out, /^Records: 0 new, 0 changed, 0 removed, [1-9]\d* as before$/m)
  assert.deepEqual(await sqlCouncilStore(database).list('case'), cases)
})

test('item 3, bad input: what cannot be read is named with the reason, and the rest is taken', async () => {
  const { code, said, out } = await papers('import', scan, paths[1]!)
  assert.equal(code, 1)
  assert.match(said, /skann\.pdf: None of the 1 pages holds text.* \[pdf-without-text\]/)
  assert.match(out, /: already there$/m)
  const half = join(home, 'halv.pdf')
  const lines = Buffer.from(ownPapers[1]!.bytes).toString().split('\n')
  await writeFile(half, await pdfOfLines([lines.map((line) => line.trim()), []]))
  assert.match((await papers('read', half)).said, /halv\.pdf: 1 of \d+ pages hold no text/)
  assert.equal((await papers('read', scan, '--json')).out, '')
})

test('decision 0017: with --internal a paper is kept for those who work with the councils, and becomes no record', async () => {
  const before = await sqlCouncilStore(database).list('case')
  const closed = join(home, 'lukket.txt')
  await writeFile(closed, Buffer.from(ownPapers[1]!.bytes).toString().replaceAll('/19', '/17'))
  const { code, out } = await papers('import', closed, '--internal')
  assert.equal(code, 0)
  assert.match(out, /^Records: 0 new, 0 changed/m)
  const kept = (await sqlImportStore(database).listPapers()).find(({ name }) => name.endsWith('lukket.txt'))
  assert.equal(kept?.visibility, 'internal')
  assert.deepEqual(await sqlCouncilStore(database).list('case'), before)
})

test('nothing to read, or words that make no sense, is 2', async () => {
  for (const [words, expected] of [
    [['read', scan], /pdf-without-text/],
    [['read', join(home, 'none')], /file-unreadable/],
    [['read'], /usage/],
    [['eat', scan], /usage/],
    [['import', scan, '--json'], /usage/],
    [['read', scan, '--internal'], /usage/],
    [['read', scan, '--fast'], /usage/],
  ] as const) {
    const { code, said, out } = await papers(...words)
    assert.deepEqual([code, out], [2, ''], said)
    assert.match(said, expected)
  }
})
