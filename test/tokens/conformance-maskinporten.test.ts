import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { found } from './conversation.ts'
import { type Json, list, refusedAs, seconds } from './musts.ts'
import { openTokens } from './token-server.ts'
import { vendor } from './vendor.ts'

/** Of the Maskinporten-shaped issuer, which signs nobody in. */
const ofMaskinporten: readonly (readonly [
  string,
  string,
  (at: { issuer: string; post: Post; grant: Grant }) => Promise<void>,
])[] = [
  [
    'RFC 8414, 2, 3.3',
    'metadata has issuer, token_endpoint, keys, response types, and the algorithms of the method by key',
    async ({ issuer }) => {
      const { origin, pathname } = new URL(issuer)
      for (const address of [
        `${issuer}/.well-known/oauth-authorization-server`,
        `${origin}/.well-known/oauth-authorization-server${pathname}`,
      ]) {
        const metadata = await found(address)
        assert.equal(metadata.issuer, issuer)
        assert.ok(URL.canParse(String(metadata.token_endpoint)) && URL.canParse(String(metadata.jwks_uri)))
        assert.ok(list(metadata.response_types_supported) && list(metadata.grant_types_supported).length === 1)
        assert.ok(list(metadata.token_endpoint_auth_signing_alg_values_supported).every((each) => each !== 'none'))
      }
    },
  ],
  [
    'RFC 6749, 5.1',
    'a token answer is JSON that nobody keeps, with type, life and scope',
    async ({ post, grant }) => {
      const { headers, body } = await post({ assertion: await grant() })
      assert.deepEqual([headers.get('cache-control'), headers.get('pragma')], ['no-store', 'no-cache'])
      assert.ok(body.access_token && body.token_type && Number(body.expires_in) > 0 && body.scope)
    },
  ],
  [
    'RFC 6749, 5.2',
    'another grant, none, or no assertion is told by the standard’s words',
    async ({ post }) => {
      refusedAs(await post({ grant_type: 'client_credentials' }), 'unsupported_grant_type')
      refusedAs(await post({ grant_type: undefined }), 'invalid_request', 'unsupported_grant_type')
      refusedAs(await post({}), 'invalid_request', 'invalid_grant', 'invalid_client')
    },
  ],
  [
    'RFC 6749, 3.2',
    'no parameter stands twice',
    async ({ issuer, grant }) => {
      const twice = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' })
      twice.append('assertion', await grant())
      twice.append('assertion', await grant())
      const answer = await fetch(`${issuer}/token`, { method: 'POST', body: twice })
      refusedAs({ body: (await answer.json()) as Json }, 'invalid_request')
    },
  ],
  [
    'RFC 7523, 3, 3.1',
    'a grant without iss, aud or exp, for another, over, or of another key is invalid_grant',
    async ({ post, grant }) => {
      const other = await vendor()
      for (const assertion of [
        await grant({ aud: undefined }),
        await grant({ exp: undefined }),
        await grant({ aud: 'https://issuer.example' }),
        await grant({ iat: seconds() - 600, exp: seconds() - 500 }),
        await grant({ exp: seconds() + 3600 }),
        await grant({ iat: seconds() + 100, exp: seconds() + 200 }),
        await grant({}, other.key.privateKey),
      ]) {
        refusedAs(await post({ assertion }), 'invalid_grant')
      }
      refusedAs(await post({ assertion: await grant({ iss: undefined }) }), 'invalid_client', 'invalid_grant')
    },
  ],
]

type Grant = (claims?: Json, key?: Parameters<SignJWT['sign']>[0]) => Promise<string>
type Post = (form: Readonly<Record<string, string | undefined>>) => Promise<{ headers: Headers; body: Json }>

for (const [source, says, seen] of ofMaskinporten) {
  test(`${source}, Maskinporten: ${says}`, async (t) => {
    const { client, key } = await vendor({ uses: ['maskinporten'], scopes: ['nhn:one/read'] })
    const { tokens } = await openTokens(t, client)
    const issuer = tokens.maskinporten
    const grant: Grant = (claims = {}, signWith = key.privateKey) =>
      new SignJWT({
        ...{
          iss: client.id,
          aud: issuer,
          scope: 'nhn:one/read',
          iat: seconds(),
          exp: seconds() + 120,
          jti: randomUUID(),
        },
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'vendor-key' })
        .sign(signWith)
    const post: Post = async (form) => {
      const said = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', ...form }
      const fields = Object.entries(said).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as [string, string]],
      )
      const answer = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(fields) })
      return { headers: answer.headers, body: (await answer.json()) as Json }
    }
    await seen({ issuer, post, grant })
  })
}
