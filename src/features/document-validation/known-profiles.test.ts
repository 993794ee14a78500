import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPackages } from '../../../test/fhir-definitions.ts'
import { profileNamed, profilesIn } from './known-profiles.ts'

const known = profilesIn(await testPackages())
const eps = 'http://hl7.eu/fhir/eps/StructureDefinition/bundle-eu-eps'
const ips = 'http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips'

for (const [title, typed, expected] of [
  ['its canonical URL is itself', ips, { is: 'known', canonical: ips }],
  ['a version stays with it', `${ips}|2.0.0`, { is: 'known', canonical: `${ips}|2.0.0` }],
  ['the last part is enough, in any case', 'bundle-UV-ips', { is: 'known', canonical: ips }],
  ['of a published profile that ours follows too', 'Bundle-eu-eps|1.0.0', { is: 'known', canonical: `${eps}|1.0.0` }],
  ['a misspelt name has a nearest', 'Bundel-uv-ips', { is: 'unknown', nearest: ips }],
  ['a misspelt URL has a nearest', ips.replace('Bundle', 'Bundl'), { is: 'unknown', nearest: ips }],
  ['what stands before the name may be wrong', 'http://hl7.org/ips/Bundle-uv-ips', { is: 'unknown', nearest: ips }],
  ['nothing is near to what nobody has', 'http://example.test/StructureDefinition/qqqqqqqqqq', { is: 'unknown', nearest: undefined }], // biome-ignore format: a row
] as const) {
  test(`issue 4, item 5: a profile by name: ${title}`, () => assert.deepEqual(profileNamed(typed, known), expected))
}

test('issue 4, item 5: a name that several profiles have leads to none of them', () => {
  const two = ['http://a.example/StructureDefinition/p', 'http://b.example/StructureDefinition/P']
  assert.deepEqual(profileNamed('p', two), { is: 'ambiguous', canonicals: two })
})

test('our own addresses are told to nobody', () => {
  assert.ok(known.length > 500)
  assert.ok(!known.some((url) => url.includes('knutepunkt.example')))
})
