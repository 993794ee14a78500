import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import test, { type TestContext } from 'node:test'
import { libreTranslator } from './translator.ts'

/** A service that speaks the LibreTranslate protocol, or whatever else it is told to. */
async function service(
  t: TestContext,
  answer: (asked: { q: string[]; source: string; target: string }, response: ServerResponse) => void,
) {
  const asked: { q: string[]; source: string; target: string }[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = (await json(request)) as { q: string[]; source: string; target: string }
    asked.push(body)
    answer(body, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.closeAllConnections())
  t.after(() => server.close())
  const failures: unknown[] = []
  const { port } = server.address() as AddressInfo
  const translator = libreTranslator({
    address: `http://127.0.0.1:${port}`,
    timeoutSeconds: 0.3,
    fetch,
    failed: (error) => void failures.push(error),
  })
  return { translator, asked, failures }
}

const reply = (response: ServerResponse, value: unknown) => void response.end(JSON.stringify(value))

test('LibreTranslate: texts are asked for together and come back in order', async (t) => {
  const { translator, asked, failures } = await service(t, ({ q }, response) =>
    reply(response, { translatedText: q.map((text) => `<${text}>`) }),
  )
  assert.deepEqual(await translator.translate(['um', 'dois'], 'pt-PT', 'nn'), ['<um>', '<dois>'])
  assert.deepEqual(asked, [{ q: ['um', 'dois'], source: 'pt', target: 'nb', format: 'text' }])
  assert.deepEqual(failures, [])
})

for (const [title, answer] of [
  ['an error', (_: unknown, response: ServerResponse) => void response.writeHead(500).end()],
  ['no JSON', (_: unknown, response: ServerResponse) => void response.end('<html>')],
  ['one text for two', (_: unknown, response: ServerResponse) => reply(response, { translatedText: ['x'] })],
  ['silence', () => undefined],
] as const) {
  test(`a service that answers with ${title} leaves the originals alone, and that is told`, async (t) => {
    const { translator, failures } = await service(t, answer)
    assert.deepEqual(await translator.translate(['um', 'dois'], 'pt', 'nb'), [undefined, undefined])
    assert.equal(failures.length, 1)
  })
}

test('nothing is asked of the service when there is nothing to translate', async (t) => {
  const { translator, asked } = await service(t, ({ q }, response) => reply(response, { translatedText: q }))
  assert.deepEqual(await translator.translate([], 'pt', 'nb'), [])
  assert.deepEqual(await translator.translate(['ord'], 'nb-NO', 'nn'), [undefined])
  assert.deepEqual(await translator.translate(['x'.repeat(20_001)], 'pt', 'nb'), [undefined])
  assert.deepEqual(asked, [])
})
