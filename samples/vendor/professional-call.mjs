import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const client = '{{client}}'
const issuer = '{{issuer}}'
const returnAddress = '{{returnAddress}}'
const key = JSON.parse(readFileSync('private-key.json', 'utf8'))
const attest = JSON.parse(readFileSync('attest.json', 'utf8'))
const proofKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const now = () => Math.floor(Date.now() / 1000)
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
const hash = (text) => createHash('sha256').update(text).digest('base64url')

function jwt(header, claims, privateKey) {
  const text = `${encoded({ alg: 'ES256', ...header })}.${encoded(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

function proof(htm, htu, more = {}) {
  const jwk = proofKey.publicKey.export({ format: 'jwk' })
  return jwt({ typ: 'dpop+jwt', jwk }, { htm, htu, jti: randomUUID(), iat: now(), ...more }, proofKey.privateKey)
}

// RFC 7523: who we are, and what more we state.
function assertion(more = {}) {
  const times = { iat: now(), nbf: now(), exp: now() + 60 }
  return jwt(
    { kid: key.kid, typ: 'client-authentication+jwt' },
    { iss: client, sub: client, aud: issuer, jti: randomUUID(), ...times, ...more },
    createPrivateKey({ key, format: 'jwk' }),
  )
}

async function post(path, form, stated = {}) {
  const address = `${issuer}${path}`
  const who = {
    client_id: client,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion(stated),
  }
  const answer = await fetch(address, {
    method: 'POST',
    headers: { dpop: proof('POST', address) },
    body: new URLSearchParams({ ...who, ...form }),
  })
  const body = await answer.json()
  if (!answer.ok) throw new Error(JSON.stringify(body))
  return body
}

// RFC 9126 and RFC 7636: what we want is pushed, and only we can redeem the code.
const verifier = randomBytes(32).toString('base64url')
const state = randomUUID()
const { request_uri } = await post('/request', {
  response_type: 'code',
  scope: 'openid profile {{scope}}',
  redirect_uri: returnAddress,
  code_challenge: hash(verifier),
  code_challenge_method: 'S256',
  state,
  nonce: randomUUID(),
})

// RFC 8252, 7.3: the browser comes back to this machine with the code.
const { hostname, port, pathname } = new URL(returnAddress)
const code = await new Promise((resolve, reject) => {
  const server = createServer((request, response) => {
    const { pathname: path, searchParams: brought } = new URL(request.url, returnAddress)
    if (path !== pathname || brought.get('state') !== state) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('connection', 'close').end('Signed in. The program goes on.')
    server.close()
    if (brought.has('code')) resolve(brought.get('code'))
    else reject(new Error(brought.get('error') ?? 'There is no code'))
  })
  server.once('error', reject)
  server.listen(Number(port || 80), hostname.replace(/[[\]]/g, ''), () => {
    console.log(`Open in a browser: ${issuer}/auth?${new URLSearchParams({ client_id: client, request_uri })}`)
  })
})

// The attest is stated in the assertion that redeems the code.
const { access_token: token } = await post(
  '/token',
  { grant_type: 'authorization_code', code, redirect_uri: returnAddress, code_verifier: verifier },
  { authorization_details: attest },
)

// RFC 9449, 7: the call, with a proof for it alone.
const url = '{{url}}'
const called = await fetch(url, {
  headers: {
    authorization: `DPoP ${token}`,
    dpop: proof('GET', url, { ath: hash(token) }),
    ...JSON.parse('{{headers}}'),
  },
})
console.log(called.status, await called.text())
