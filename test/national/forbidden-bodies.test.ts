import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type NationalService, type Operation, services } from '../../src/features/national-services/index.ts'
import { type Place, placesIn, withValue } from '../mutations/spoil.ts'
import { call, openBox, storyWith } from './box.ts'
import { askedAbout, machine } from './said-of.ts'

// What the document of a contract forbids is refused, in every place of every body that an example has.

const somebody = storyWith(
  ({ person, privacySettings, pregnancies }) =>
    person.numberKind === 'FNR' &&
    !person.died &&
    person.confidentiality === 'ugradert' &&
    privacySettings.some(({ about }) => about === 'maternity-record') &&
    pregnancies.some(({ ended }) => !ended),
)
const { number } = somebody.person

const others = [0, '', {}, [], null, [null]]

/** Entries of a batch are answered one by one, in an answer that is a success. */
const answeredApart = (operation: Operation, place: Place) =>
  operation.id === 'submit-bundle' && place[0] === 'entry' && place.length > 2

const ajv = new Ajv2020({ strict: false, validateFormats: false })

async function refusesForbidden(service: NationalService, operation: Operation): Promise<number> {
  const keeps = ajv.compile(operation.body!)
  const asked = askedAbout(service, operation, number)
  const said = operation.callers.includes('professional') ? { attest: number } : { claims: machine }
  const places = placesIn(asked.body).filter((place) => place.length > 0 && !answeredApart(operation, place))
  const spoilt = places.flatMap((place) => others.map((put) => ({ place, body: withValue(asked.body, place, put) })))
  for (const { place, body } of spoilt) {
    const { status } = await call(await openBox([somebody]), service, operation.id, { ...asked, body, said })
    assert.ok(status < 500, `${place.join('.')} is answered ${status}`)
    assert.ok(status >= 400 || keeps(body), `${place.join('.')}: ${ajv.errorsText(keeps.errors)}, and it is taken`)
  }
  return spoilt.length
}

for (const { service } of services) {
  for (const operation of service.operations.filter(({ body }) => body !== undefined)) {
    test(`issue 6, bad input: ${operation.id} of ${service.id} takes nothing that its document forbids`, async (t) => {
      t.diagnostic(`${await refusesForbidden(service, operation)} bodies`)
    })
  }
}
