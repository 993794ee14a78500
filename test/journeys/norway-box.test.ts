import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { services } from '../../src/features/national-services/index.ts'
import { browserAt, type Running, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
  await system.begin()
})
after(() => system.stop())

const boxPath = '/norge-i-boks'

/** The first number that the page gives for a situation. */
async function numberOf(situation: string): Promise<string> {
  const { body } = await browserAt(system.origin).go(boxPath)
  const found = new RegExp(`${situation}</th><td><ul[^>]*><li><code>(\\d{11})`).exec(body)?.[1]
  assert(found, `the page has nobody for ${situation}`)
  return found
}

test('issue 6, item 1: a thousand people are laid, and the page has somebody for every situation', async () => {
  const { status, body } = await browserAt(system.origin).go(boxPath)
  assert.equal(status, 200)
  assert.match(body, /Boksen er klar: 1[\s\u00a0]?00\d personer/)
  assert.equal(body.match(/<tr><th scope="row">/g)?.length, 18)
})

test('issue 6, item 5: every first example of every service that is about somebody runs from its page', async () => {
  const number = await numberOf('Mange prøvesvar')
  const { go } = browserAt(system.origin)
  const outcomes: string[] = []
  for (const { service } of services) {
    for (const { id } of service.operations) {
      const path = `${boxPath}/tjenester/${service.id}/${id}`
      const form = await go(path)
      assert.equal(form.status, 200, path)
      const fields = Object.fromEntries(
        [...form.body.matchAll(/<input class="ds-input" id="([^"]+)" name="[^"]+" value="([^"]*)"/g)].map(
          ([, name = '', value = '']) => [name, value],
        ),
      )
      const body = /<textarea[^>]*>\n([^<]*)</.exec(form.body)?.[1]?.replaceAll('&quot;', '"')
      const tried = await go(path, { ...fields, person: number, attest: 'ja', ...(body ? { kropp: body } : {}) })
      assert.equal(tried.status, 200, path)
      outcomes.push(`${service.id} ${id} ${/<span class="ds-tag"[^>]*>(\d+)/.exec(tried.body)?.[1]}`)
    }
  }
  console.log(outcomes.join('\n'))
})
