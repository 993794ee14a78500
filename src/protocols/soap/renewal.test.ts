import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  asking,
  echo,
  finland,
  finlandAnswers,
  finlandRoot,
  norway,
  norwayAsks,
  norwayRoot,
  order,
  pinned,
  side,
} from '../../../test/soap/two-countries.ts'
import { textOf } from '../../platform/xml/tree.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { issueCertificate } from '../../platform/x509/issue.ts'

const [newFinland, newNorway] = await Promise.all([
  issueCertificate(order('tls', 'FI'), finlandRoot),
  issueCertificate(order('tls', 'NO'), norwayRoot),
])
const sha256 = ({ certificate }: typeof finland) => readCertificate(certificate).sha256

test('issue 5, item 2: a renewed server shows its new certificate without a stop; a call under way ends well', async () => {
  const { promise: answering, resolve: answer } = Promise.withResolvers<void>()
  const seen: string[] = []
  await using server = await finlandAnswers(async (request) => {
    if (textOf(request.body) === 'slow') await answering
    return echo(request)
  })
  const pins = { FI: finland.certificate }
  using asker = norwayAsks({
    checkServer: (certificate) => {
      seen.push(readCertificate(certificate).sha256)
      return pinned(pins, 'tls-server')(certificate)
    },
  })
  const slow = asker.call(asking(server.url, 'slow'))
  while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  server.renew(side(newFinland))
  answer()
  assert.equal(textOf((await slow).body), 'slow')
  // The pin of the old one is not that of the new one, until an operator has approved it.
  await assert.rejects(asker.call(asking(server.url, 'refused')), { code: 'remote-certificate' })
  pins.FI = newFinland.certificate
  const { body } = await asker.call(asking(server.url, 'new', { pin: sha256(newFinland) }))
  assert.equal(textOf(body), 'new')
  assert.deepEqual([seen[0], seen.at(-1)], [sha256(finland), sha256(newFinland)])
})

test('issue 5, item 2: a kept connection of the former certificate answers once more, and ends', async () => {
  await using server = await finlandAnswers(echo)
  using asker = norwayAsks({ checkServer: () => ({ country: 'FI' }) })
  await asker.call(asking(server.url, 'first'))
  await asker.call(asking(server.url, 'second'))
  assert.equal(await server.connections(2), 1)
  server.renew(side(newFinland))
  await asker.call(asking(server.url, 'on the old connection'))
  await asker.call(asking(server.url, 'on a new one', { pin: sha256(newFinland) }))
  assert.equal(await server.connections(4), 2)
})

test('issue 5, item 2: a renewed client shows its new certificate at its next call; one under way ends as it began', async () => {
  const { promise: answering, resolve: answer } = Promise.withResolvers<void>()
  const peers: string[] = []
  const known = [norway, newNorway]
  await using server = await finlandAnswers(
    async (request) => {
      peers.push(request.peer.certificate.sha256)
      if (textOf(request.body) === 'slow') await answering
      return echo(request)
    },
    {
      peerOf: (certificate) =>
        known.some((each) => Buffer.from(each.certificate).equals(certificate))
          ? { country: 'NO' }
          : { fault: 'unknown' },
    },
  )
  using asker = norwayAsks()
  await asker.call(asking(server.url, 'old'))
  const slow = asker.call(asking(server.url, 'slow'))
  while (peers.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  asker.renew(side(newNorway))
  await asker.call(asking(server.url, 'new'))
  answer()
  assert.equal(textOf((await slow).body), 'slow')
  assert.deepEqual(peers, [norway, norway, newNorway].map(sha256))
})
