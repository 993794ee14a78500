import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import fc from 'fast-check'
import { networkOf } from './peer.ts'
import { tellTogether } from './refusals.ts'
import type { SoapTrouble } from './soap-server.ts'

function told(knocks: readonly (readonly [address: string, code: string])[]) {
  const troubles: SoapTrouble[] = []
  const refusals = tellTogether(async (trouble) => void troubles.push(trouble))
  for (const [address, code] of knocks) refusals.tell(address, code, undefined)
  const atOnce = troubles.length
  refusals.flush()
  return { troubles, atOnce, sum: troubles.reduce((sum, { count }) => sum + count, 0) }
}

test('issue 5, item 7: knocking from all addresses of an IPv6 network fills the record no more than from one', () => {
  const knocks = Array.from(
    { length: 5_000 },
    (_, i) => [`2001:db8:1:2::${(i + 1).toString(16)}`, 'tls-refused'] as const,
  )
  const { troubles, sum } = told(knocks)
  assert.deepEqual(
    troubles.map(({ address, count }) => [address, count]),
    [
      ['2001:db8:1:2::1', 1],
      ['2001:db8:1:2::/64', 4_999],
    ],
  )
  assert.equal(sum, 5_000)
})

test('issue 5, item 7: knocking from ten thousand networks is some tens of records a minute, and every knock is counted', () => {
  const knocks = Array.from({ length: 10_000 }, (_, i) => [`10.${i >> 8}.${i & 255}.7`, 'tls-aborted'] as const)
  const { troubles, atOnce, sum } = told(knocks)
  assert.deepEqual([atOnce, troubles.length, sum], [20, 21, 10_000])
  assert.deepEqual([troubles.at(-1)?.address, troubles.at(-1)?.count], ['others', 9_980])
})

test('issue 5, item 7: each code that an address is refused with is told, also among many', () => {
  const { troubles } = told([
    ...['tls-aborted', 'tls-certificate', 'tls-aborted'].map((code) => ['192.0.2.1', code] as const),
    ...Array.from({ length: 30 }, (_, i) => [`198.51.${i}.1`, 'tls-refused'] as const),
    ['203.0.113.1', 'certificate-revoked'],
  ])
  assert.deepEqual(
    troubles.filter(({ address }) => address === '192.0.2.1').map(({ code, count }) => [code, count]),
    [
      ['tls-aborted', 1],
      ['tls-certificate', 1],
      ['tls-aborted', 1],
    ],
  )
  assert.deepEqual(
    troubles.slice(-2).map(({ code, address, count }) => [code, address, count]),
    [
      ['tls-refused', 'others', 12],
      ['certificate-revoked', 'others', 1],
    ],
  )
})

test('issue 5, item 7: what was counted is told when the minute is over, and the next minute begins anew', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.after(() => mock.timers.reset())
  const counts: number[] = []
  const refusals = tellTogether(async ({ count }) => void counts.push(count))
  const knock = (): void => refusals.tell('192.0.2.1', 'tls-refused', undefined)
  for (const _ of [1, 2, 3]) knock()
  assert.deepEqual(counts, [1])
  mock.timers.tick(60_000)
  knock()
  mock.timers.tick(60_000)
  assert.deepEqual(counts, [1, 2, 1])
})

test('RFC 6177: addresses of one /64, and of one IPv4 /24, are one network, however they are written', () => {
  const of = (...addresses: readonly string[]) => new Set(addresses.map(networkOf)).size
  assert.equal(of('2001:db8::1', '2001:0DB8:0:0:1:2:3:4', '2001:db8:0:0::', '2001:db8::5:6:7:8'), 1)
  assert.equal(of('2001:db8::1', '2001:db8:0:1::1', '::1', 'fe80::1', '192.0.2.1', '192.0.3.1', ''), 7)
  assert.equal(networkOf('fe80::1%eth0'), networkOf('fe80::2'))
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      assert.match(networkOf(address.replace(/\d+\.\d+\.\d+\.\d+/, '0:0')), /^([0-9a-f]{1,4}:){4}:\/64$/)
    }),
  )
})
