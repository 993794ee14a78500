import Provider, { type Configuration } from 'oidc-provider'
import type { SigningKeys } from './signing-keys.ts'

/**
 * The library signs with what it was made with: whenever another key signs, a new one is made in its place. What they
 * remember is in the configuration's adapter, so that a sign-in under way goes on in the new one.
 *
 * @param furnish what each is given after it is made
 */
export function turningProvider(
  issuer: string,
  configuration: Configuration,
  keys: Pick<SigningKeys, 'current' | 'published'>,
  furnish: (provider: Provider) => void = () => {},
): () => Provider {
  let made: { readonly kid: string; readonly provider: Provider } | undefined
  return () => {
    const { kid, jwk } = keys.current()
    if (made?.kid === kid) return made.provider
    // The library's own type of a key is stricter than its standard.
    const jwks = { keys: [{ ...jwk }] } as Configuration['jwks']
    const provider = new Provider(issuer, { ...configuration, jwks })
    furnish(provider)
    publishAll(provider, keys)
    made = { kid, provider }
    return provider
  }
}

/** What will sign, and what has signed, is told beside what does. */
function publishAll(provider: Provider, { published }: Pick<SigningKeys, 'published'>): void {
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.oidc?.route === 'jwks' && ctx.status === 200) ctx.body = { keys: published() }
  })
}
