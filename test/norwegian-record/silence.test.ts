import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nothing } from './fake-sources.ts'
import { runningReader } from './reader.ts'

const { fake, start, failed, opened } = runningReader({ patience: 1 })

test('issue 6, item 4: a source that failed is never an empty list, and the others are there', async () => {
  for (const because of ['slow', 'down', 'refused', 'unreadable'] as const) {
    fake.world.script = { 'test-results': failed(because) }
    const { go, path } = await opened()
    const { body } = await go(path)
    assert.match(body, /Prøvesvar kunne ikke hentes/)
    assert.match(body, /Det betyr ikke at det ikke finnes noe/)
    assert.match(body, /8 av 9 kilder svarte helt/)
    assert.match(body, /Tynnblod tablett 5 mg/)
  }
})

test('issue 6, item 4: nobody waits for a source that never answers', async () => {
  fake.world.script = { 'test-results': new Promise(() => {}) }
  const { go, path } = await opened()
  const { body } = await go(path)
  assert.match(body, /Prøvesvar kunne ikke hentes\.<\/strong> Kilden svarte ikke i tide/)
})

test('a document that is not in half a list is one that could not be fetched, not one that there is not', async () => {
  const { go, path } = await opened()
  assert.equal((await go(`${path}/dokument/another`)).status, 404)
  fake.world.script = { documents: { kind: 'answered', at: start, held: [], incomplete: 'slow' } }
  assert.equal((await go(`${path}/dokument/another`)).status, 503)
})

test('nothing held is never an assertion: the same words for whatever lies behind it', async () => {
  fake.world.held = nothing
  const { go, path } = await opened()
  const { body } = await go(path)
  assert.match(body, /Kilden ga ingen opplysninger/)
  assert.doesNotMatch(body.replace(offer, ''), /[Ii]ngen kjente|bruker ingen|[Ii]ngen endring|sperr|reserver|skjult/)
})

/** What is said of emergencies, which is the same whoever the patient is. */
const offer = /<div class="nr-emergency">.*?<\/details>/s

test('issue 6, item 4: where a part of the list was not looked up, nothing new is never said of it', async () => {
  const looked = { inForce: false, history: true }
  fake.world.held = { ...nothing, 'medication-list': { lines: [], looked } }
  const { go, path } = await opened('demo-pharmacist')
  const { body } = await go(path)
  assert.match(body, /Her er ikke alt slått opp, så vi vet ikke om noe er nytt: Legemidler\./)
  assert.doesNotMatch(body, /Kildene ga ingen opplysninger de fikk etter dette/)
})

test('issue 6, item 4: where the register is silent the record opens, and says that nobody has confirmed who it is', async () => {
  for (const because of ['slow', 'down', 'refused', 'unreadable', 'sign-in'] as const) {
    fake.world.register = failed(because)
    const { go, path } = await opened()
    assert.match(
      (await go(path)).body,
      /Persontjenesten svarte ikke: navn og fødselsdato er ikke hentet[\s\S]*Tynnblod tablett 5 mg/,
    )
  }
})

test('trial, finding 20: on paper the line of sources names those that are missing, and nothing asks to be pressed', async () => {
  fake.world.script = { 'test-results': { kind: 'failed', because: 'down', at: start } }
  const { go, path } = await opened()
  const { body } = await go(`${path}/utskrift`)
  assert.match(
    body,
    /8 av 9 kilder svarte helt kl\. [\d:]+\. <strong>Mangler helt eller delvis:<\/strong> Prøvesvar er nede\./,
  )
  assert.doesNotMatch(body, /Spør igjen|<details class="nr-states"/)
})
