import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registeredClients } from './clients.ts'

const registered = (clientId: string, country: string) => ({ clientId, country, commonName: '', jwks: { keys: [] } })

test('decision 0025: two clients of one id are refused, since one would speak in the other’s place', async () => {
  const clients = registeredClients([registered('fi', 'FI'), registered('cz', 'CZ')])
  assert.equal((await clients.find('fi'))?.country, 'FI')
  assert.throws(() => registeredClients([registered('fi', 'FI'), registered('fi', 'CZ')]), { code: 'client-twice' })
})
