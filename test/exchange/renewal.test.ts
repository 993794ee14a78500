import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { connect, type TLSSocket } from 'node:tls'
import { readContactPointFile } from '../../src/app/contact-point/contact-point-file.ts'
import { loadDemoAuthority } from '../../src/app/contact-point/demo-authority.ts'
import { listen } from '../../src/app/contact-point/open-country.ts'
import { readKeysTask } from '../../src/app/contact-point/own-keys.ts'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { memoryAffiliationStore, memoryReplays } from '../../src/features/country-of-affiliation/index.ts'
import { memoryDirectoryStore } from '../../src/features/partner-directory/index.ts'
import { fingerprintOf } from '../../src/platform/x509/certificate.ts'
import { issueCertificate } from '../../src/platform/x509/issue.ts'
import { certificatePem } from '../../src/platform/x509/tls-identity.ts'
import { secureContext } from '../../src/protocols/soap/tls.ts'
import { contactPointFiles } from './contact-point-files.ts'
import { notingRecords, pinned } from './countries.ts'

const files = await contactPointFiles({ NO: 'http://127.0.0.1:1', FI: 'http://127.0.0.1:2' })
const authority = await loadDemoAuthority(files.folder, ['NO', 'FI'], new Date())
const rootKey = createPrivateKey(await readFile(join(files.folder, 'authority/root.key.pem')))
const setup = await readContactPointFile(
  await files.write('FI', { ...files.described('FI'), listen: { host: '127.0.0.1', port: 0 } }),
)
const server = await listen(
  {
    setup,
    stores: {
      accessLog: memoryAccessLog(),
      people: memoryAffiliationStore(),
      replays: memoryReplays(),
      directory: memoryDirectoryStore(),
      records: notingRecords(),
    },
    brakes: { take: async () => 'pass' },
    personKeySecret: new Uint8Array(32),
    levelOne: async () => undefined,
    now: () => new Date(),
    answered: () => {},
    troubled: () => {},
  },
  pinned(authority, ['NO']),
)
after(async () => {
  await server.close()
  await files[Symbol.asyncDispose]()
})

async function dialled(): Promise<TLSSocket> {
  const { tls } = authority.keysOf('NO')
  const context = secureContext({ identity: { ...tls, chain: [] }, anchors: [authority.root] })
  const socket = connect({ ...context, host: '127.0.0.1', port: server.port, checkServerIdentity: () => undefined })
  await once(socket, 'secureConnect')
  return socket
}
const shownOn = (socket: TLSSocket) => fingerprintOf(socket.getPeerCertificate().raw)

async function put(name: string, content: string): Promise<void> {
  await writeFile(join(files.folder, `${name}.new`), content)
  await rename(join(files.folder, `${name}.new`), join(files.folder, name))
}

test('issue 5, item 2: a certificate replaced in the file is shown to other countries without a restart, and open connections go on', async () => {
  const before = await dialled()
  const { tls } = authority.keysOf('FI')
  assert.equal(shownOn(before), fingerprintOf(tls.certificate))
  const dates = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 86_400_000) }
  const order = { kind: 'tls', country: 'FI', commonName: 'FI renewed', hosts: ['127.0.0.1'], ...dates } as const
  const renewed = await issueCertificate(order, { key: rootKey, certificate: authority.root })
  await put('FI/tls.key.pem', renewed.key.export({ type: 'pkcs8', format: 'pem' }).toString())
  await put('FI/tls.der', certificatePem(renewed.certificate))
  assert(setup.renewal)
  await readKeysTask(setup.renewal).run()
  const later = await dialled()
  assert.equal(shownOn(later), fingerprintOf(renewed.certificate))
  // What was open before is answered once more, and told that it ends.
  before.write('GET /nothing HTTP/1.1\r\nHost: fi\r\n\r\n')
  const [answer] = await once(before, 'data')
  assert.match(String(answer), /^HTTP\/1\.1 404[\s\S]*connection: close/i)
  for (const socket of [before, later]) socket.destroy()
})
