import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { ownDefinitions } from '../../validation/profiles/catalogue.ts'
import { definitionsIn } from './definitions-in.ts'
import { loadedPackages, openPackages } from './packages.ts'

const home = await mkdtemp(join(tmpdir(), 'fhir-packages-'))
after(() => rm(home, { recursive: true, force: true }))

async function writePackage(folder: string, name: string, version: string, ...urls: readonly string[]): Promise<void> {
  await mkdir(join(home, folder), { recursive: true })
  await writeFile(join(home, folder, 'package.json'), JSON.stringify({ name, version }))
  for (const [at, url] of urls.entries()) {
    const content = JSON.stringify({ resourceType: 'ValueSet', url, name: folder })
    await writeFile(join(home, folder, `ValueSet-${at}.json`), content)
  }
}

test('issue 4, item 2: a fresh machine has FHIR R4, IPS, terminology, extensions and our own profiles', async () => {
  const definitions = await shippedDefinitions()
  const urls = [
    'http://hl7.org/fhir/StructureDefinition/Patient',
    'http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips',
    'http://hl7.org/fhir/StructureDefinition/patient-citizenship',
    'http://hl7.eu/fhir/eps/StructureDefinition/bundle-eu-eps',
  ]
  for (const url of urls) assert.ok(definitions.structure(url)?.snapshot, url)
  assert.equal(definitions.codeSystem('http://terminology.hl7.org/CodeSystem/v3-ActCode')?.content, 'complete')
  assert.ok(definitions.names?.('http://terminology.hl7.org/CodeSystem/icd-o-3'), 'a NamingSystem has the URI')
  assert.ok(!definitions.names?.('http://terminology.hl7.org/CodeSystem/absent'))
})

test('issue 4, item 2: every profile that the program carries has a snapshot', async () => {
  const definitions = await shippedDefinitions()
  const without = ownDefinitions.filter(
    ({ resourceType, url }) => resourceType === 'StructureDefinition' && !definitions.structure(url)?.snapshot,
  )
  assert.deepEqual(without, [])
})

test('issue 4, item 2: a folder is a package or holds packages; of the same name and version the first counts', async () => {
  await writePackage('many/first', 'a', '1.0.0', 'http://a.test/1')
  await writePackage('many/second', 'a', '1.0.0', 'http://a.test/2')
  await writePackage('many/third/package', 'a', '2.0.0', 'http://a.test/3')
  await writePackage('alone', 'b', '1.0.0', 'http://b.test/1')
  const packages = await openPackages([join(home, 'many'), join(home, 'alone')], undefined)
  const definitions = definitionsIn(packages)
  assert.deepEqual(
    loadedPackages(packages).map(({ name, version, definitions: count }) => [name, version, count]),
    [
      ['a', '1.0.0', 1],
      ['a', '2.0.0', 1],
      ['b', '1.0.0', 1],
    ],
  )
  const found = ['http://a.test/1', 'http://a.test/2', 'http://a.test/3'].map((url) => definitions.valueSet(url)?.name)
  assert.deepEqual(found, ['many/first', undefined, 'many/third/package'])
})

test('issue 4, item 2: a folder that is not there is said to be missing, as it was named', async () => {
  const opening = openPackages([join(home, 'absent')], undefined)
  await assert.rejects(opening, { code: 'packages-missing', place: { at: join(home, 'absent') } })
})
