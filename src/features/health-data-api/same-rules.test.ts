import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  assertionPayload,
  type Claims,
  closed,
  kari,
  openFace,
  read,
  signed,
  statedClaims,
  stranger,
  token,
  tokenRequest,
} from '../../../test/health-data/face.ts'

const face = await openFace()
after(() => face.app.close())

/** What a professional gets who states this. */
async function asked(patient: typeof kari, change: (claims: Claims) => object, path: string) {
  const extensions = change(statedClaims(face, patient))
  const answer = await tokenRequest(face, await signed(assertionPayload(face, extensions)))
  const { access_token } = answer.json<{ access_token: string }>()
  const { statusCode, body } = await read(face, access_token, `${path}${encodeURIComponent(token(patient))}`)
  return { status: statusCode, body: body.replaceAll(patient.extension, '—') }
}

const list = '/DocumentReference?type=60591-5&patient.identifier='
const role = (code: string) => (claims: Claims) => ({
  ...claims,
  ihe_iua: { ...claims.ihe_iua, subject_role: [{ code }] },
})
const permitted = (permissions: readonly string[]) => (claims: Claims) => ({
  ...claims,
  ehdsi_hcp: { ...claims.ehdsi_hcp, permissions },
})

for (const [title, change] of [
  ['a pharmacist', role('2262')],
  ['a doctor without the permission', permitted(['PRD-006'])],
] as const) {
  test(`Art. 11(3): ${title} gets no summary over FHIR either, and does not learn whether there is one`, async () => {
    for (const path of [list, '/Patient/$summary?identifier=']) {
      const there = await asked(kari, change, path)
      assert.equal(there.status, 403)
      assert.match(there.body, /ERROR_HPI_GENERIC/)
      assert.deepEqual(await asked(stranger, change, path), there)
    }
  })
}

test('ITI-78: who may not identify is told so before anybody is looked up', async () => {
  const before = face.access.length
  assert.equal((await asked(kari, permitted(['PRD-003']), '/Patient?identifier=')).status, 403)
  assert.equal(face.access.length, before)
})

test('issue 5, item 5: EMERGENCY by FHIR opens nothing that is closed', async () => {
  const purpose_of_use = [{ code: 'EMERGENCY' }]
  const emergency = (claims: Claims) => ({
    ...claims,
    ihe_iua: { ...claims.ihe_iua, purpose_of_use },
    ehdsi_trc: { ...claims.ehdsi_trc, purpose_of_use },
  })
  const there = await asked(closed, emergency, list)
  assert.equal(there.status, 200)
  assert.deepEqual(await asked(stranger, emergency, list), there)
  assert.doesNotMatch(there.body, /DocumentReference",/)
})
