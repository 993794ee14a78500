import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCallable } from './address.ts'

for (const [address, inEurope, inDemonstration] of [
  ['https://ncp-ppt.cy.ehealth.testa.eu:9443/openncp-ws-server/services/XCA_Service', true, true],
  ['https://62.62.1.1/', true, true],
  ['https://127.0.0.1:8443/', false, true],
  ['https://localhost/', false, true],
  ['https://node.localhost/', false, true],
  ['https://2130706433/', false, true],
  ['https://0x7f.1/', false, true],
  ['https://10.0.0.1/', false, true],
  ['https://172.16.1.1/', false, true],
  ['https://172.32.1.1/', true, true],
  ['https://192.168.1.1/', false, true],
  ['https://169.254.169.254/latest', false, true],
  ['https://100.64.0.1/', false, true],
  ['https://239.1.1.1/', false, true],
  ['https://[::1]/', false, true],
  ['https://[::ffff:127.0.0.1]/', false, true],
  ['https://intranet/', false, true],
  ['https://db.internal/', false, true],
  ['http://ncp.example.fi/', false, false],
  ['https://user:secret@ncp.example.fi/', false, false],
  ['file:///etc/passwd', false, false],
  ['', false, false],
] as const) {
  test(`issue 5, item 3: an endpoint at ${address || 'no address'} is called: ${inEurope}, in the demonstration: ${inDemonstration}`, () => {
    assert.equal(isCallable(address, 'europe'), inEurope)
    assert.equal(isCallable(address, 'demonstration'), inDemonstration)
  })
}
