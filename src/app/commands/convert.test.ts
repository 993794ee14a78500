import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { Terminal } from '../command.ts'
import { commands } from '../commands.ts'
import { runCommand } from '../run-command.ts'

const repository = join(import.meta.dirname, '../../..')
const sample = join(repository, 'samples/pt-ps-l3.xml')

/** Runs the command as the program does, and gives what it wrote and said. */
function run(...words: readonly string[]) {
  return runUntil(new AbortController().signal, ...words)
}

/** The same, by somebody who asks for a stop. */
async function runUntil(stopped: AbortSignal, ...words: readonly string[]) {
  const written: (string | Uint8Array)[] = []
  const said: string[] = []
  const terminal: Terminal = {
    write: (text) => void written.push(text),
    say: (line) => void said.push(line),
    draw: () => {},
    watched: false,
    routes: [],
    stopped,
  }
  const code = await runCommand(commands, ['convert', ...words], terminal)
  return { code, written, said: said.join('\n'), text: written.map(String).join('') }
}

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'convert-'))
  t.after(() => rm(path, { recursive: true }))
  return path
}

test('convert --to eps writes a document Bundle, and --report every element with its fate', async (t) => {
  const report = join(await folder(t), 'report.json')
  const { code, text } = await run(sample, '--to', 'eps', '--report', report)
  assert.equal(code, 0)
  const bundle = JSON.parse(text)
  assert.equal(bundle.resourceType, 'Bundle')
  assert.equal(bundle.entry[0].resource.resourceType, 'Composition')
  const rows = JSON.parse(await readFile(report, 'utf8'))
  assert.ok(rows.length > 1000)
  for (const { path, hash, fate, to, reason } of rows) {
    assert.match(path, /^\/ClinicalDocument/)
    assert.match(hash, /^[0-9a-f]{64}$/)
    assert.ok(['mapped', 'carried', 'dropped'].includes(fate))
    assert.equal(typeof reason, 'string')
    assert.equal(to === null, fate === 'dropped')
  }
})

test('convert --to cda takes the Bundle back to the same CDA as straight from the document', async (t) => {
  const bundle = join(await folder(t), 'bundle.json')
  assert.equal((await run(sample, '--to', 'eps', '--out', bundle)).code, 0)
  const back = await run(bundle, '--to', 'cda')
  const straight = await run(sample, '--to', 'cda')
  assert.equal(back.code, 0)
  assert.match(back.text, /^<\?xml[^>]*\?>\n<ClinicalDocument/)
  assert.equal(back.text, straight.text)
})

test('convert --to html and --to pdf write the reader’s view in the language asked for', async () => {
  const page = await run(sample, '--to', 'html', '--language', 'nn')
  assert.equal(page.code, 0)
  assert.match(page.text, /<html lang="nn">/)
  assert.match(page.text, /warfarin/)
  const paper = await run(sample, '--to', 'pdf')
  assert.equal(paper.code, 0)
  assert.equal(
    Buffer.from(paper.written[0] as Uint8Array)
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
})

test('convert --findings lists every deviation, the cosmetic ones too (issue 2, item 10)', async (t) => {
  const file = join(await folder(t), 'findings.json')
  const cz = join(repository, 'samples/cz-ps-l3.xml')
  assert.equal((await run(cz, '--to', 'eps', '--findings', file)).code, 0)
  const findings = JSON.parse(await readFile(file, 'utf8'))
  assert.ok(findings.some((each: { severity: string }) => each.severity === 'cosmetic'))
})

test('convert claims the profiles of --profiles, and none it does not know', async (t) => {
  const path = await folder(t)
  const known = join(path, 'known.json')
  await writeFile(known, JSON.stringify({ bundle: 'https://example.org/other-bundle' }))
  const { text } = await run(sample, '--to', 'eps', '--profiles', known)
  assert.deepEqual(JSON.parse(text).meta.profile, ['https://example.org/other-bundle'])
  const unknown = join(path, 'unknown.json')
  await writeFile(unknown, JSON.stringify({ __proto__: null, toString: 'x' }))
  assert.equal((await run(sample, '--to', 'eps', '--profiles', unknown)).code, 2)
})

for (const [title, code, words, expected] of [
  ['no file', 2, ['--to', 'eps'], /one file and --to/],
  ['no target', 2, [sample], /one file and --to/],
  ['a target that is none', 2, [sample, '--to', 'toString'], /--to takes one of eps, cda, html, pdf/],
  ['a language that is none', 2, [sample, '--to', 'html', '--language', 'xx'], /--language takes one of/],
  ['an option that is none', 2, [sample, '--to', 'eps', '--fast'], /does not know/],
  ['a file that is not there', 2, ['nowhere.xml', '--to', 'eps'], /cannot be read/],
  [
    'a place that cannot be written to',
    2,
    [sample, '--to', 'eps', '--out', join(repository, 'no/such/folder/x')],
    /cannot be written/,
  ],
  ['a folder', 2, [repository, '--to', 'eps'], /cannot be read/],
  ['no XML', 2, [join(repository, 'package.json'), '--to', 'eps'], /Bundle/],
  ['a dispensation', 1, [join(repository, 'test/fixtures/bad/dispensation.xml'), '--to', 'eps'], /eDispensation/],
  ['two patients', 1, [join(repository, 'test/fixtures/bad/two-patients.xml'), '--to', 'eps'], /two patients/],
] as const) {
  test(`convert with ${title} exits with ${code}, says why on standard error and writes nothing`, async () => {
    const result = await run(...words)
    assert.equal(result.code, code)
    assert.match(result.said, expected)
    assert.equal(result.text, '')
  })
}

test('issue 4, item 8: convert says of the document that came and of the one it made what the validator says', async (t) => {
  const verdict = join(await folder(t), 'verdict.json')
  const { code, said } = await run(sample, '--to', 'eps', '--verdict', verdict)
  assert.equal(code, 0)
  assert.match(said, /Validated as it came: 0 errors, .* As it was made: \d+ errors/)
  const { came, made } = JSON.parse(await readFile(verdict, 'utf8'))
  assert.equal(came.counts.error, 0)
  assert.match(came.against.join(), /^1\.3\.6\.1\.4\.1\.12559/)
  assert.match(made.against.join(), /bundle-eu-eps/)
  assert.equal(made.findings.filter(({ code: each }: { code: string }) => each === 'extension-unknown').length, 0)
  const view = await run(sample, '--to', 'html')
  assert.doesNotMatch(view.said, /As it was made/)
})

test('issue 4, item 1: convert --coverage tells what the source knew and an obliged element does not say', async (t) => {
  const file = join(await folder(t), 'coverage.json')
  const { code, said, text } = await run(sample, '--to', 'eps', '--coverage', file)
  assert.equal(code, 0)
  assert.equal(JSON.parse(text).resourceType, 'Bundle')
  const { documents } = JSON.parse(await readFile(file, 'utf8'))
  const missed = (name: string) =>
    documents[0].coverage.find(({ element }: { element: string }) => element === name)?.missed
  if (missed('Patient.generalPractitioner') === undefined)
    t.diagnostic('no package here obliges Patient.generalPractitioner')
  else assert.equal(missed('Patient.generalPractitioner'), 1)
  assert.equal(missed('Patient.birthDate') ?? 0, 0)
  assert.match(said, /known in the source and not populated: \d+/)
  assert.equal((await run(sample, '--to', 'cda', '--coverage', file)).code, 2)
})

test('decision 0019: what convert made is written before it is judged, and a check that was stopped is told', async (t) => {
  const [out, verdict] = [join(await folder(t), 'bundle.json'), join(await folder(t), 'verdict.json')]
  const { code, said } = await runUntil(AbortSignal.abort(), sample, '--to', 'eps', '--out', out, '--verdict', verdict)
  assert.equal(code, 0)
  assert.match(said, /Validated as it came: not validated, stopped\. As it was made: not validated, stopped\./)
  assert.equal(JSON.parse(await readFile(out, 'utf8')).resourceType, 'Bundle')
  assert.equal(JSON.parse(await readFile(verdict, 'utf8')).came.notValidated, 'stopped')
})
