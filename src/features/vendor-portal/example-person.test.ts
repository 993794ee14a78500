import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, openApiOf, services } from '../national-services/index.ts'
import { personFor, withPersonOfBox } from './example-person.ts'

const tried = {
  results: [{ number: '01810100016' }],
  pregnant: [{ number: '41810100012' }],
}

test('a service is asked about somebody whom it has something to say of', () => {
  assert.equal(personFor('maternity-record', tried), '41810100012')
  assert.equal(personFor('person-register', tried), '01810100016')
  assert.equal(personFor('maternity-record', {}), undefined)
})

test('where an example is between two, the other is somebody of the box too', () => {
  const between = withPersonOfBox('24868600035 12894800095', { number: '41810100012', other: '01810100016' })
  assert.equal(between, '41810100012 01810100016')
})

for (const { service } of services) {
  test(`${service.id}: no document of the box has an example’s number that nobody in it has`, () => {
    const document = JSON.stringify(openApiOf(service, { server: addressOf(service, ''), tokenEndpoint: '' }))
    const numbers = withPersonOfBox(document, { number: '01810100016' }).match(/(?<!\d)\d{11}(?!\d)/g) ?? []
    assert.deepEqual(
      numbers.filter((number) => number !== '01810100016'),
      [],
    )
  })
}
