import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codeSystemKey, codeSystemName, codeSystems, oidOfUri, oidRoundTrips, uriOfOid } from './code-systems.ts'

test('every system of the table goes from its OID to its URI and back (MVC, HL7 Terminology)', () => {
  for (const { oid, uri } of codeSystems) {
    assert.equal(uriOfOid(oid), uri)
    assert.equal(oidOfUri(uri), oid)
    assert.ok(oidRoundTrips(oid))
  }
})

test('no OID and no URI names two systems', () => {
  const names = codeSystems.flatMap((s) => [s.oid, s.uri, ...(s.alsoOids ?? []), ...(s.alsoUris ?? [])])
  assert.equal(new Set(names).size, names.length)
})

test('legacy and mistyped OIDs mean the system they were meant for, and say that they do not round-trip', () => {
  assert.equal(codeSystemKey('1.3.6.1.4.1.12559.11.10.1.3.1.44.1'), '0.4.0.127.0.16.1.1.2.1')
  assert.equal(codeSystemKey('1.3.5.1.4.1.19376.1.5.3.2'), '1.3.6.1.4.1.19376.1.5.3.2')
  assert.equal(uriOfOid('2.16.840.1.113883.6.3'), 'http://hl7.org/fhir/sid/icd-10')
  assert.equal(oidRoundTrips('2.16.840.1.113883.6.3'), false)
})

test('an OID, its urn:oid: and its URI are one key', () => {
  const names = ['2.16.840.1.113883.6.96', 'urn:oid:2.16.840.1.113883.6.96', 'http://snomed.info/sct']
  assert.deepEqual(new Set(names.map(codeSystemKey)), new Set(['2.16.840.1.113883.6.96']))
  assert.equal(codeSystemName('http://snomed.info/sct'), 'SNOMED CT')
})

test('any other OID becomes urn:oid: and comes back unchanged (exchange with national systems)', () => {
  const known = new Set(codeSystems.flatMap(({ oid, alsoOids }) => [oid, ...(alsoOids ?? [])]))
  const arcs = fc.array(fc.nat({ max: 99999 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 }), arcs, (root, rest) => {
      const oid = [root, ...rest].join('.')
      fc.pre(!known.has(oid))
      assert.equal(uriOfOid(oid), `urn:oid:${oid}`)
      assert.equal(oidOfUri(uriOfOid(oid)), oid)
    }),
  )
})

test('a URI outside the table has no OID and is its own key', () => {
  assert.equal(oidOfUri('http://example.org/codes'), undefined)
  assert.equal(codeSystemKey('http://example.org/codes'), 'http://example.org/codes')
  assert.equal(codeSystemName('http://example.org/codes'), undefined)
})
