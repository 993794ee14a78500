import { strict as assert } from 'node:assert'
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose'
import type { BoxClient } from '../../src/features/token-service/index.ts'

type Json = Readonly<Record<string, unknown>>

/** A vendor's client as it would be written from RFC 7523, 9126 and 9449 alone, with a key for each. */
export async function vendor(over: Partial<BoxClient> = {}) {
  const [key, proofKey] = [newKey(), newKey()]
  const kid = 'vendor-key'
  const client: BoxClient = {
    id: randomUUID(),
    name: 'Eksempel EPJ',
    uses: ['professional', 'system'],
    tenancy: 'single-tenant',
    orgNumber: '200000005',
    scopes: ['nhn:one/read', 'nhn:other/read'],
    redirectUris: ['http://127.0.0.1:9/svar'],
    keys: [{ ...(await exportJWK(key.publicKey)), kid, alg: 'ES256', use: 'sig' }],
    registered: new Date(),
    ...over,
  }
  const seconds = () => Math.floor(Date.now() / 1000)
  const assertion = (issuer: string, claims: Json = {}, signWith: KeyObject = key.privateKey) =>
    new SignJWT({
      ...{ iss: client.id, sub: client.id, aud: issuer, jti: randomUUID() },
      ...{ iat: seconds(), nbf: seconds(), exp: seconds() + 60 },
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'client-authentication+jwt' })
      .sign(signWith)
  const proof = async (htm: string, htu: string, claims: Json = {}) =>
    new SignJWT({ htm, htu, jti: randomUUID(), iat: seconds(), ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(proofKey.publicKey) })
      .sign(proofKey.privateKey)
  return {
    client,
    key,
    assertion,
    proof,
    thumbprint: await calculateJwkThumbprint(await exportJWK(proofKey.publicKey)),
    /** Asks the token endpoint; `undefined` leaves a field or the proof out. */
    async ask(address: string, form: Json, given: { proof?: string | undefined; assertion?: string } = {}) {
      const issuer = address.slice(0, address.lastIndexOf('/'))
      const fields = {
        client_id: client.id,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: given.assertion ?? (await assertion(issuer)),
        ...form,
      }
      const dpop = 'proof' in given ? given.proof : await proof('POST', address)
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          ...(dpop === undefined ? {} : { dpop }),
        },
        body: new URLSearchParams(
          Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
        ),
      })
      // What a token endpoint answers with is an object; the tests look at its members.
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Record<string, unknown>,
      }
    },
  }
}

function newKey() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

/** PKCE (RFC 7636). */
export function challenge() {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** Goes where a browser is sent, choosing somebody on the way, until it is sent back to the client. */
export async function signIn(start: string, chosen: Readonly<Record<string, string>>, back: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = new URL(start)
  for (let step = 0; !next.href.startsWith(back); step++) {
    assert(step < 10, 'The issuer leads nowhere')
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const choosing = next.pathname.includes('/innlogging/')
    const response = await fetch(next, {
      redirect: 'manual',
      headers: {
        cookie,
        ...(choosing ? { origin: next.origin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(choosing ? { method: 'POST', body: new URLSearchParams(chosen) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      cookies.set(line.split('=')[0]!, line.split(';')[0]!.split('=')[1]!)
    }
    next = new URL(
      response.headers.get('location') ?? assert.fail(`No way on: ${response.status} at ${next.pathname}`),
      next,
    )
  }
  return next
}
