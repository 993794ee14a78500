import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

const client = '{{client}}'
const issuer = '{{issuer}}'
const key = JSON.parse(readFileSync('private-key.json', 'utf8'))
const proofKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const now = () => Math.floor(Date.now() / 1000)
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')

function jwt(header, claims, privateKey) {
  const text = `${encoded({ alg: 'ES256', ...header })}.${encoded(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

function proof(htm, htu, more = {}) {
  const jwk = proofKey.publicKey.export({ format: 'jwk' })
  return jwt({ typ: 'dpop+jwt', jwk }, { htm, htu, jti: randomUUID(), iat: now(), ...more }, proofKey.privateKey)
}

// RFC 7523: who we are.
const times = { iat: now(), nbf: now(), exp: now() + 60 }
const assertion = jwt(
  { kid: key.kid, typ: 'client-authentication+jwt' },
  { iss: client, sub: client, aud: issuer, jti: randomUUID(), ...times },
  createPrivateKey({ key, format: 'jwk' }),
)

// RFC 6749, 4.4 and RFC 9449, 5: a token bound to our key.
const answer = await fetch(`${issuer}/token`, {
  method: 'POST',
  headers: { dpop: proof('POST', `${issuer}/token`) },
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    scope: '{{scope}}',
    client_id: client,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  }),
})
const { access_token: token, ...rest } = await answer.json()
if (!token) throw new Error(JSON.stringify(rest))

// RFC 9449, 7: the call, with a proof for it alone.
const url = '{{url}}'
const ath = createHash('sha256').update(token).digest('base64url')
const called = await fetch(url, {
  headers: {
    authorization: `DPoP ${token}`,
    dpop: proof('GET', url, { ath }),
    ...JSON.parse('{{headers}}'),
  },
})
console.log(called.status, await called.text())
