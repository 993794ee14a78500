import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noVectors, vectors } from '../../../test/vectors.ts'
import {
  countryOf,
  documentScheme,
  identifierIn,
  metadataPath,
  participantOf,
  participantScheme,
  serviceGroupPath,
  serviceOf,
  services,
} from './participant.ts'

test('MyHealth@EU SMP: a country and its participant identifier name each other', () => {
  assert.deepEqual(participantOf('NO'), { scheme: participantScheme, value: 'urn:ehealth:no:ncp-idp' })
  assert.equal(countryOf(participantOf('NO')), 'NO')
  assert.equal(countryOf({ scheme: participantScheme, value: 'urn:ehealth:nor:ncp-idp' }), undefined)
  assert.equal(countryOf({ scheme: 'iso6523-actorid-upis', value: 'urn:ehealth:no:ncp-idp' }), undefined)
})

test('MyHealth@EU SMP: each service has one row, found by its document whatever its case', () => {
  assert.equal(new Set(services.map(({ service }) => service)).size, 8)
  assert.equal(new Set(services.map(({ document }) => document.toLowerCase())).size, services.length)
  for (const row of services) {
    assert.equal(serviceOf({ scheme: documentScheme, value: row.document.toLowerCase() }), row)
  }
  assert.equal(
    serviceOf({ scheme: documentScheme, value: 'urn:ehealth:VPN::VPNGatewayServer##ehealth-105' }),
    undefined,
  )
})

test('OASIS BDX SMP 2.4.2: identifiers stand escaped in an address, with their scheme', () => {
  const path = metadataPath('EE', 'document-query')
  assert.equal(
    path,
    '/ehealth-participantid-qns%3A%3Aurn%3Aehealth%3Aee%3Ancp-idp/services/ehealth-resid-qns%3A%3Aurn%3Aehealth%3ARequestOfData%3A%3AXCA%3A%3ACrossGatewayQuery%23%23ITI-38',
  )
  const [, participant = '', , document = ''] = path.split('/').map(decodeURIComponent)
  assert.deepEqual(identifierIn(participant), participantOf('EE'))
  assert.equal(serviceOf(identifierIn(document)!)?.service, 'document-query')
  assert.equal(identifierIn('no scheme'), undefined)
})

test('vectors/smp: every reference of real service groups is an address as we would make it', {
  skip: noVectors,
}, () => {
  const groups = vectors('smp').filter(({ name }) => name.endsWith('-services.xml'))
  assert.equal(groups.length, 10)
  for (const { name, bytes } of groups) {
    const references = [...new TextDecoder().decode(bytes).matchAll(/href="https:\/\/[^/"]+([^"]+)"/g)]
    assert.ok(references.length > 0, name)
    for (const [, path = ''] of references) {
      const [, participant = '', , document = ''] = path.split('/').map(decodeURIComponent)
      const country = countryOf(identifierIn(participant)!)!
      const row = serviceOf(identifierIn(document)!)
      assert.equal(serviceGroupPath(country).toLowerCase(), `/${path.split('/')[1]!.toLowerCase()}`, name)
      if (row) assert.equal(metadataPath(country, row.service).toLowerCase(), path.toLowerCase(), name)
      else assert.match(document, /bppc-registerupdate|xcf::/, name)
    }
  }
})
