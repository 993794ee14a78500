import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { medicationList as service } from '../../src/features/national-services/index.ts'
import { call } from './box.ts'
import { listedPerson, openStoredBox } from './listed-person.ts'
import { memoryNationalRecords } from '../../src/features/national-records/index.ts'
import { asDoctor, consents, fetchList, headsIn, patientOf, prescribe, stop, turned } from './medicine-documents.ts'

type Node = { [name: string]: unknown }

/** Every place of a document, as the object or list that holds it and the name it has there. */
function places(node: unknown): readonly (readonly [Node, string])[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]) => [[node as Node, name] as const, ...places(value)])
}

const odd = fc.oneof(
  fc.constantFrom(
    null,
    true,
    [],
    {},
    [[]],
    '',
    ' ',
    '\u0000',
    0,
    1e21,
    -1,
    'active',
    'completed',
    'urn:uuid:x',
    '2026-02-30',
  ),
  fc.constantFrom({ toString: 'x' }, [null], [{}], { constructor: 1 }, '__proto__', '𝄞'.repeat(300)),
  fc.jsonValue(),
)

/** The document with some places set to something odd, or taken away. */
function spoiled(document: unknown, spots: readonly (readonly [number, unknown])[]): unknown {
  const copy = JSON.parse(JSON.stringify(document))
  for (const [nth, value] of spots) {
    const all = places(copy)
    const spot = all[nth % all.length]
    // Everything has been taken away.
    if (!spot) return copy
    const [holder, name] = spot
    if (value === undefined) delete holder[name]
    // A copy: one value in two places would come to hold itself.
    else holder[name] = structuredClone(value)
  }
  return copy
}

const spots = fc.array(fc.tuple(fc.nat(), fc.option(odd, { nil: undefined })), { minLength: 1, maxLength: 4 })
const answers = new Set([200, 400, 403, 404, 409, 422])
const said = asDoctor(listedPerson)
const box = await openStoredBox(memoryNationalRecords())

test('issue 6, bad input: whatever is sent is answered, and never as a fault of ours', async () => {
  const sent = turned((await fetchList(box, listedPerson, [consents.kjernejournal])).bundle)
  const [first, second] = headsIn(sent)
  stop(sent, first!)
  prescribe(sent, { instead: second! })
  const document = { resourceType: 'Parameters', parameter: [{ name: 'medication', resource: sent }] }
  await fc.assert(
    fc.asyncProperty(spots, async (spoils) => {
      const own = await openStoredBox(memoryNationalRecords())
      const { status } = await call(own, service, 'send-medication', { body: spoiled(document, spoils), said })
      assert.ok(answers.has(status), String(status))
    }),
  )
})

test('issue 6, bad input: whatever is asked is answered, and never as a fault of ours', async () => {
  const parameter = [{ name: 'patient', resource: patientOf(listedPerson) }, ...Object.values(consents)]
  const document = { resourceType: 'Parameters', parameter }
  await fc.assert(
    fc.asyncProperty(spots, async (spoils) => {
      const { status } = await call(box, service, 'get-medication', { body: spoiled(document, spoils), said })
      assert.ok(answers.has(status), String(status))
    }),
  )
})
