import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../fhir-definitions.ts'
import { errorsOf, validatorOf } from '../fhir-validator.ts'
import { openBox, stories } from './box.ts'
import { consents, fetchList, headsIn, prescribe, sendList, stop, turned } from './medicine-documents.ts'

const validate = validatorOf(await shippedDefinitions())
const taking = stories.filter(
  ({ person, medicines, privacySettings }) =>
    person.died === undefined &&
    medicines.length > 1 &&
    !privacySettings.some(({ about }) => about === 'medication-list'),
)

const inMultidose = taking.filter(({ contacts }) => contacts.some(({ kind }) => kind === 'home-nursing'))

/**
 * Where SFM itself leaves FHIR R4, as its published answer of version 3.9 shows: a reference has the profile as its type, what
 * was handed over points to a statement and not to a request.
 */
const ownWays = [
  /^reference-type-(differs|not-allowed) /,
  /^reference-target-not-allowed \S+\.authorizingPrescription\[0\]$/,
]
const faultsOf = (document: unknown) =>
  errorsOf(validate(document)).filter((each) => !ownWays.some((way) => way.test(each)))

test('FHIR R4: what $getMedication answers is a valid document but for SFM’s own ways, before and after sends', async () => {
  for (const story of [...taking.slice(0, 5), ...inMultidose.slice(0, 2)]) {
    const box = await openBox([story])
    const before = await fetchList(box, story, [consents.kjernejournal])
    assert.deepEqual(faultsOf(before.bundle), [])
    const sent = turned(before.bundle)
    const [first] = headsIn(sent)
    if (first) stop(sent, first)
    prescribe(sent, { name: 'Nymedisin tablett 5 mg' })
    await sendList(box, story, sent)
    const after = await fetchList(box, story, [consents.kjernejournal])
    assert.deepEqual(faultsOf(after.bundle), [])
  }
})
