import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testPackages } from '../../../test/fhir-definitions.ts'
import { definitionsIn, requireNamed } from './definitions-in.ts'
import { openProfileNames } from './profile-names.ts'

const home = await mkdtemp(join(tmpdir(), 'profile-names-'))
after(() => rm(home, { recursive: true, force: true }))

async function names(content: unknown) {
  const file = join(home, 'names.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return openProfileNames(file)
}

const old = 'http://example.test/fhir/StructureDefinition/old-patient'
const ips = 'http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips'
const eps = 'http://hl7.eu/fhir/eps/StructureDefinition/patient-eu-eps'

test('issue 4, item 1: a renamed profile is answered by what an operator names', async () => {
  const packages = [...(await testPackages()), await names({ [old]: ips })]
  const { structure } = definitionsIn(packages)
  assert.equal(structure(old)?.url, ips)
  assert.equal(structure(`${old}|3.0.0`)?.url, ips, 'whatever its version')
  assert.equal(structure(ips)?.url, ips)
  requireNamed(packages)
})

test('it may name a published profile that one of ours stands for', async () => {
  const { structure } = definitionsIn([...(await testPackages()), await names({ [old]: eps })])
  assert.ok(structure(old)?.snapshot)
  assert.equal(structure(old)?.url, structure(eps)?.url)
})

test('a profile that is loaded answers for itself, whatever it is renamed to', async () => {
  const { structure } = definitionsIn([...(await testPackages()), await names({ [ips]: eps })])
  assert.equal(structure(ips)?.url, ips)
})

test('a name for what nobody has is told at the start', async () => {
  const absent = 'http://example.test/fhir/StructureDefinition/absent'
  const packages = [...(await testPackages()), await names({ [old]: absent })]
  assert.throws(() => requireNamed(packages), { code: 'profile-names-unknown', place: { at: absent } })
})

test('a file that is no object from URL to URL is refused', async () => {
  for (const content of ['{', [], null, { [old]: 1 }, { [old]: '' }, { [`${old}|1.0.0`]: ips }]) {
    await assert.rejects(names(content), { code: 'profile-names-unreadable', place: { at: 'names.json' } })
  }
  await assert.rejects(openProfileNames(join(home, 'absent.json')), { code: 'profile-names-unreadable' })
})
