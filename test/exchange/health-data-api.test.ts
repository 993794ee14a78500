import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { SignJWT } from 'jose'
import {
  allScopes,
  assertionPayload,
  type Claims,
  kari,
  keys,
  ola,
  openFace,
  origin,
  signed,
  statedClaims,
  token,
} from '../health-data/face.ts'

const face = await openFace()
const address = await face.app.listen({ host: '127.0.0.1', port: 0 })
after(() => face.app.close())

/** Follows an address of ours to where this test listens. */
const go = (url: string, init: RequestInit = {}) => fetch(url.replace(origin, address), init)
// What each answer holds is what the test is about.
const json = async (url: string, init?: RequestInit) => JSON.parse(await (await go(url, init)).text())

async function tokenFor(endpoint: string, assertion: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: allScopes,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  })
  const { access_token } = await json(endpoint, { method: 'POST', body })
  return access_token
}

test('issue 5, item 8: discovery, token, patient, documents and summary, by nothing but what each answer says', async () => {
  const base = `${origin}/ehds/fhir`
  const { token_endpoint } = await json(`${base}/.well-known/smart-configuration`)
  const identity = await tokenFor(token_endpoint, await signed(assertionPayload(face, statedClaims(face))))
  const bearer = (access: string) => ({ headers: { authorization: `Bearer ${access}` } })
  const patients = await json(`${base}/Patient?identifier=${encodeURIComponent(token(kari))}`, bearer(identity))
  const [{ fullUrl, resource: patient }] = patients.entry

  const treating = bearer(
    await tokenFor(token_endpoint, await signed(assertionPayload(face, statedClaims(face, kari)))),
  )
  const documents = await json(`${base}/DocumentReference?patient=Patient/${patient.id}&type=60591-5`, treating)
  const [cda, fhir] = documents.entry[0].resource.content
  const original = await go(cda.attachment.url, treating)
  assert.equal(original.headers.get('content-type'), cda.attachment.contentType)
  assert.equal((await original.arrayBuffer()).byteLength, cda.attachment.size)
  const bundle = await json(fhir.attachment.url, treating)
  assert.equal(bundle.entry[0].resource.resourceType, 'Composition')
  assert.deepEqual(await json(`${fullUrl}/$summary`, treating), bundle)
  assert.deepEqual(
    face.events.map(({ id }) => id),
    ['EHDSI-11', 'EHDSI-21', 'EHDSI-22', 'EHDSI-22', 'EHDSI-21', 'EHDSI-22'],
  )
})

/** As another contact point, which signs with RSA. */
async function czech(claims: Claims): Promise<string> {
  const of = (part: object | undefined, issuer: string) => ({
    ...part,
    issuer: `urn:${issuer}:CZ:countryB`,
    name_id: 'cz-1',
  })
  const extensions = {
    ihe_iua: { ...claims.ihe_iua, subject_name: 'Test Lékařka' },
    ehdsi_hcp: of(claims.ehdsi_hcp, 'idp'),
    ehdsi_trc: of(claims.ehdsi_trc, 'initgw'),
  }
  return new SignJWT({ ...assertionPayload(face, extensions), iss: 'cz', sub: 'cz' })
    .setProtectedHeader({ alg: 'PS256', kid: 'cz-1' })
    .sign(keys.cz.privateKey)
}

test('issue 5, speed: fifty at once, and nobody gets what is another’s', async () => {
  const tokens = `${origin}/ehds/token`
  const [finnish, other] = await Promise.all([
    tokenFor(tokens, await signed(assertionPayload(face, statedClaims(face, kari)))),
    tokenFor(tokens, await czech(statedClaims(face, ola))),
  ])
  face.events.length = 0
  await Promise.all(
    Array.from({ length: 50 }, async (_, number) => {
      const [access, patient, total] = number % 2 === 0 ? [finnish, kari, 2] : [other, ola, 0]
      const url = `${origin}/ehds/fhir/DocumentReference?type=60591-5&patient.identifier=${encodeURIComponent(token(patient))}`
      const bundle = await json(url, { headers: { authorization: `Bearer ${access}` } })
      assert.equal(bundle.total, total)
    }),
  )
  const seen = face.events.map(({ otherCountry, professional, patient }) =>
    [otherCountry, professional?.nameId, patient?.extension].join(' '),
  )
  assert.deepEqual([...new Set(seen)].toSorted(), [`CZ cz-1 ${ola.extension}`, `FI hp-1 ${kari.extension}`])
  assert.equal(seen.length, 50)
})
