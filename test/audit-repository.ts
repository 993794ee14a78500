import { aCertificate, aRoot, days } from './certificates.ts'

const dates = { notBefore: days(-1, new Date()), notAfter: days(30, new Date()) }
const [root, otherRoot] = await Promise.all([aRoot(), aRoot('Another root')])

/** A side of a connection on this machine, valid today; it believes the one root. */
async function sideOf(country: string, issuer = root) {
  const { key, certificate } = await aCertificate('tls', country, issuer, { ...dates, hosts: ['127.0.0.1'] })
  return { identity: { key, certificate, chain: [] }, anchors: [root.certificate] }
}

/** A repository, a contact point, and somebody whose certificate has another root. */
export const [theirs, ours, stranger] = await Promise.all([sideOf('EU'), sideOf('NO'), sideOf('XX', otherRoot)])
