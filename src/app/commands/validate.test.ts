import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Terminal } from '../command.ts'
import { validate as command } from './validate.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const home = await mkdtemp(join(tmpdir(), 'kp-validate-'))
after(() => rm(home, { recursive: true, force: true }))

/** The digests that the other tests keep; no package but those that come with the program. */
const settings = { KNUTEPUNKT_DATA: join(root, 'node_modules/.cache/knutepunkt'), KNUTEPUNKT_PACKAGES: ':' }

/** Runs the command as a person would. */
async function validate(words: readonly string[], input = '') {
  const env = { PATH: process.env.PATH, ...settings }
  const child = spawn(process.execPath, [join(root, 'bin/knutepunkt.mjs'), 'validate', ...words], {
    env,
    stdio: 'pipe',
  })
  child.stdin.end(input)
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, said, code }
}

const sample = (name: string) => join(root, 'samples', name)
const patient = { resourceType: 'Patient', birthDate: '1970-02-30', active: 'yes' }

const folder = join(home, 'documents')
await mkdir(join(folder, 'below'), { recursive: true })
await mkdir(join(folder, '.hidden'))
await writeFile(join(folder, 'good.json'), JSON.stringify({ resourceType: 'Basic', code: { text: 'Synthetic' } }))
await writeFile(join(folder, 'below', 'wrong.json'), JSON.stringify(patient, null, 1))
await writeFile(join(folder, '.hidden', 'wrong.json'), '{')
await writeFile(join(folder, 'notes.txt'), 'Not taken')

test('issue 4, item 5: the summary of our own has no errors, exit code 0', async () => {
  const { out, said, code } = await validate([sample('fhir/eps-small.json')])
  assert.equal(code, 0, out)
  assert.match(out, /eps-small\.json: No errors found/)
  assert.match(said, /^Packages: hl7\.fhir\.r4\.examples 4\.0\.1, /)
  assert.match(said, /^Profiles of our own stood for those of: .*eps/m)
})

test('issue 6, item 2: of a national profile it is said that ours is a reading, of what, and that it is not all of it', async () => {
  const report = JSON.stringify({ resourceType: 'DiagnosticReport', status: 'final', code: { text: 'Svar' } })
  const { out, said, code } = await validate(['-', '--profile', 'nilar-diagnostic-report'], report)
  assert.equal(code, 1)
  assert.match(
    said,
    /stood for those of: diagnostic\.report\.nilar [\d.]+ \(our reading of its definitions, not all of it\)/,
  )
  assert.match(
    out,
    /Asked by: http:\/\/nhn\.no\/fhir\/nilar\/StructureDefinition\/nilar-diagnostic-report\|\S+ \(as Knutepunkt/,
  )
})

test('issue 4, item 4: who asks is named by the published profile, also where ours stands for it', async () => {
  const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'document' })
  const eps = 'http://hl7.eu/fhir/eps/StructureDefinition/bundle-eu-eps'
  const { out } = await validate(['-', '--profile', eps], bundle)
  assert.match(out, /Asked by: http:\/\/hl7\.eu\/fhir\/eps\/StructureDefinition\/bundle-eu-eps\|\S+ \(as Knutepunkt/)
  assert.doesNotMatch(out, /knutepunkt\.example/)
})

test('issue 4, item 5: a profile is named by the last part of its address; one that is misspelt is guessed', async () => {
  const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'document' })
  const short = await validate(['-', '--profile', 'Bundle-eu-eps'], bundle)
  assert.match(short.out, /Asked by: http:\/\/hl7\.eu\S+bundle-eu-eps/)
  const wrong = await validate(['-', '--profile', 'Bundel-eu-eps'], bundle)
  assert.deepEqual([wrong.code, wrong.out], [2, ''])
  assert.match(wrong.said, /Did you mean http:\/\/hl7\.eu\/fhir\/eps\/StructureDefinition\/bundle-eu-eps\?/)
  const address = await validate(
    ['-', '--profile', 'http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-isp'],
    bundle,
  )
  assert.equal(address.code, 1)
  assert.match(address.said, /Did you mean \S+Bundle-uv-ips\?/)
})

test('issue 4, item 8: a document has the same answer as in the browser: our own terminology is asked, and named', async () => {
  const coding = [{ system: 'http://www.whocc.no/atc', code: 'A10BA02' }]
  const { out, said } = await validate(['-'], JSON.stringify({ resourceType: 'Basic', code: { coding } }))
  assert.match(said, /^Terminology: Knutepunkt \(texts: \d{4}/m)
  assert.doesNotMatch(out, /not-checked-code/)
})

test('issue 4, item 5: of a folder all JSON and XML is taken, and one with errors is exit code 1', async () => {
  const { out, said, code } = await validate([folder, '--format', 'json'])
  assert.equal(code, 1, said)
  const { documents } = JSON.parse(out)
  const short = documents.map(({ name, result }: { name: string; result: string }) => [
    name.slice(folder.length),
    result,
  ])
  assert.deepEqual(short, [
    ['/below/wrong.json', 'invalid'],
    ['/good.json', 'valid'],
  ])
  const wrong = documents[0].findings.filter(({ severity }: { severity: string }) => severity === 'error')
  const lines = new Set(wrong.map(({ path, line }: { path: string; line: number }) => `${path}:${line}`))
  assert.deepEqual([...lines], ['Patient.birthDate:3', 'Patient.active:4'])
  assert.match(said, /Documents: 1 without errors, 1 with errors, 0 not validated/)
})

test('issue 4, bad input: what cannot be read is named with the reason, the others are validated, and the exit code is 2', async () => {
  const fhirXml = join(home, 'patient.xml')
  await writeFile(fhirXml, '<Patient xmlns="http://hl7.org/fhir"/>')
  const { out, said, code } = await validate([join(folder, 'good.json'), fhirXml, '-'], '{"resourceType":')
  assert.equal(code, 2)
  assert.match(out, /good\.json: Valid/)
  assert.match(said, /patient\.xml: .*\[fhir-xml\]/)
  assert.match(said, /^-: .*\[json-truncated\]/m)
})

test('issue 4, item 1: obligations are reported as coverage', async () => {
  const file = join(home, 'coverage.json')
  await validate([sample('fhir/eps-small.json'), '--coverage', file])
  const { documents } = JSON.parse(await readFile(file, 'utf8'))
  assert.equal(documents.length, 1)
  const counted = documents[0].coverage.find(({ element }: { element: string }) => element === 'Patient.name')
  assert.ok(counted && counted.populated > 0 && counted.places >= counted.populated)
})

test('issue 4, bad input: a document that takes too long is left, and the exit code is 2', async () => {
  const { said, code } = await validate([join(folder, 'good.json'), '--timeout', '0.001'])
  assert.equal(code, 2)
  assert.match(said, /\[validation-too-slow\]/)
})

test('issue 4, item 4: CDA and FHIR in one report of SARIF, and a file of HTML for each', async () => {
  const files = [sample('pt-ps-l3.xml'), join(folder, 'below', 'wrong.json')]
  const [sarif, html] = await Promise.all([
    validate([...files, '--format', 'sarif', '--out', join(home, 'all.sarif')]),
    validate([...files, '--format', 'html', '--lang', 'nb', '--out', join(home, 'html')]),
  ])
  assert.deepEqual([sarif.code, html.code, sarif.out, html.out], [1, 1, '', ''], sarif.said + html.said)
  const { version, runs } = JSON.parse(await readFile(join(home, 'all.sarif'), 'utf8'))
  assert.equal(version, '2.1.0')
  assert.ok(runs[0].results.length > 2)
  const pages = await readdir(join(home, 'html'))
  assert.equal(pages.length, 2)
  for (const page of pages)
    assert.match(await readFile(join(home, 'html', page), 'utf8'), /^<!doctype html>\s*<html lang="nb"/i)
})

test('issue 4, item 5: a document with errors is exit code 1, also where its reader went away before the end (`| head -1`)', async () => {
  const env = { PATH: process.env.PATH, ...settings }
  const words = [join(root, 'bin/knutepunkt.mjs'), 'validate', join(folder, 'below', 'wrong.json')]
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  child.stdout.destroy()
  const [code] = await once(child, 'close')
  assert.equal(code, 1)
})

test('issue 4, items 1 and 4: --profile asks for more than a document declares, and an OperationOutcome tells what is missing', async () => {
  const profile = 'http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips'
  const input = JSON.stringify({ resourceType: 'Patient', birthDate: '1970-02-03' })
  const [without, withIt] = await Promise.all([
    validate(['-'], input),
    validate(['-', '--profile', profile, '--format', 'outcome'], input),
  ])
  assert.deepEqual([without.code, withIt.code], [0, 1], withIt.said)
  const { resourceType, issue } = JSON.parse(withIt.out)
  assert.equal(resourceType, 'OperationOutcome')
  assert.ok(issue.some(({ severity }: { severity: string }) => severity === 'error'))
})

test('--strict: what was not checked counts as an error', async () => {
  const profile = ['http://example.test/StructureDefinition/absent']
  const input = JSON.stringify({ resourceType: 'Basic', code: { text: 'Synthetic' }, meta: { profile } })
  const [lenient, strict] = await Promise.all([validate(['-'], input), validate(['-', '--strict'], input)])
  assert.deepEqual([lenient.code, strict.code], [0, 1], strict.said)
})

const terminal: Terminal = {
  write: () => {},
  say: () => {},
  draw: () => {},
  watched: false,
  routes: [],
  stopped: new AbortController().signal,
}

test('issue 4, item 1: a profile that was renamed is answered by what --names says', async () => {
  const [names, old] = [join(home, 'names.json'), 'http://example.test/fhir/StructureDefinition/old']
  await writeFile(names, JSON.stringify({ [old]: 'http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips' }))
  const input = JSON.stringify({ resourceType: 'Patient', birthDate: '1970-02-03', meta: { profile: [old] } })
  const [without, withIt] = await Promise.all([validate(['-'], input), validate(['-', '--names', names], input)])
  assert.deepEqual([without.code, withIt.code], [0, 1], withIt.said)
  assert.match(without.out, /\[not-checked-profile\]/)
  assert.match(withIt.out, /Patient-uv-ips/)
})

test('issue 4, item 5: what makes no sense is refused before anything is loaded', async () => {
  const senseless = {
    usage: [
      [],
      [folder, '--format', 'pdf'],
      [folder, '--lang', 'fr'],
      [folder, '--timeout', 'soon'],
      [folder, '--to', 'x'],
    ],
    'file-unreadable': [[join(home, 'absent.json')], [join(home, 'html-absent')], [join(folder, '.hidden', 'none')]],
  }
  for (const [code, all] of Object.entries(senseless)) {
    for (const words of all) await assert.rejects(command.run(words, terminal), { code }, words.join(' '))
  }
  for (const [words, message] of [
    [[folder, '--lang'], /^--lang needs a value$/],
    [[folder, '--packages'], /^--packages needs a value$/],
    [[folder, '--strict=1'], /^--strict takes no value$/],
    [[folder, '--other'], /does not know/],
  ] as const) {
    await assert.rejects(command.run(words, terminal), { code: 'usage', message })
  }
  await assert.rejects(command.run([folder, '--format', 'html'], terminal), { code: 'usage', message: /--out FOLDER/ })
})

test('issue 4, item 2: packages that are asked for and not there are told, with exit code 2', async () => {
  const { said, code } = await validate([folder, '--packages', join(home, 'absent')])
  assert.equal(code, 2)
  assert.match(said, /\[packages-missing\]/)
})

test('issue 4, item 5: a profile that was asked for and not answered is an error, as in the browser', async () => {
  const ips = 'http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips'
  const practitioner = JSON.stringify({ resourceType: 'Practitioner', active: true })
  const [other, absent, cda] = await Promise.all([
    validate(['-', '--profile', ips], practitioner),
    validate(['-', '--profile', 'http://example.test/StructureDefinition/absent'], practitioner),
    validate([sample('pt-ps-l3.xml'), '--profile', ips]),
  ])
  assert.deepEqual([other.code, absent.code, cda.code], [1, 1, 1], other.said)
  assert.match(other.out, /Practitioner:1:1 \[profile-of-other-type\]/)
  assert.match(absent.out, /\[not-checked-profile\][\s\S]*example\.test/)
  assert.match(cda.out, /\/ClinicalDocument:\d+ \[not-checked-profile\]/)
})
