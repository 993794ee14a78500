import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusLists } from './status.ts'

for (const [uri, asked] of [
  ['https://issuer.example/list', 1],
  ['http://issuer.example/list', 0],
  ['https://localhost/list', 0],
  ['https://localhost./list', 0],
  ['https://inside.localhost/list', 0],
  ['https://127.0.0.1/list', 0],
  ['https://2130706433/list', 0],
  ['https://[::1]/list', 0],
  ['https://server/list', 0],
  ['https://somebody@issuer.example/list', 0],
  ['file:///etc/hosts', 0],
] as const) {
  test(`issue 5, bad input: a status list at ${uri} is ${asked === 1 ? 'asked for' : 'not asked for'}`, async () => {
    const addresses: string[] = []
    const check = statusLists({
      trust: { issuers: [], revocationLists: () => [] },
      fetching: async (address) => {
        addresses.push(String(address))
        throw new TypeError('Eksempel')
      },
      local: false,
      now: () => new Date(),
    })
    await assert.rejects(check({ uri, index: 0 }, 'FI'), { code: 'credential-status' })
    assert.equal(addresses.length, asked)
  })
}
