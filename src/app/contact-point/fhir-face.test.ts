import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPartnerWorld, operator } from '../../../test/partner-world.ts'
import { clientsOfPartners } from './fhir-face.ts'

test('decision 0025: a client is one of a country the directory knows, and whose signer an operator believes', async () => {
  const { keeper, signature } = await aPartnerWorld()
  const known = (country: string) =>
    clientsOfPartners({ find: async (clientId) => ({ clientId, country, commonName: '', keys: [] }) }, keeper).find('a')
  assert.equal(await known('FI'), undefined)
  const pin = await keeper.importCertificate('FI', 'assertion', signature.certificate, operator)
  assert.equal((await known('FI'))?.country, 'FI')
  assert.equal(await known('XX'), undefined)
  await keeper.decide(pin, 'refused', operator)
  assert.equal(await known('FI'), undefined)
})
