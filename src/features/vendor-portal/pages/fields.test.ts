import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderHtml } from '../../../protocols/web/html.ts'
import { criticalInformation } from '../../national-services/index.ts'
import { filledFrom } from '../example-call.ts'
import { callFields } from './fields.ts'

const operation = criticalInformation.operations.find(({ id }) => id === 'allergies')!
const unknown = { ...operation, person: { in: 'none' } as const }

for (const [title, attest, asked, said] of [
  ['a contract that takes it without asking for it', 'accepted', operation, true],
  ['a contract that asks for it', 'required', operation, false],
  ['an operation about nobody, which has none', 'accepted', unknown, false],
] as const) {
  test(`issue 6: that an attest is optional is ${said ? '' : 'not '}said where it can be left out: ${title}`, () => {
    const service = { ...criticalInformation, attest }
    const filled = filledFrom(service, asked, asked.examples[0])
    const shown = renderHtml(
      callFields({ language: 'en', service, operation: asked, standing: { state: 'waiting' }, filled }),
    )
    assert.equal(/id="galt"[^>]*aria-describedby="galt-om"/.test(shown), said)
    assert.equal(shown.includes('an attest is optional'), said)
  })
}
