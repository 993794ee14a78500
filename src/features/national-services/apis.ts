import { services } from './services.ts'

/** What tokens are issued for: every service's audience, and the scopes of its operations. */
export const boxApis: readonly { readonly audience: string; readonly scopes: readonly string[] }[] = services.map(
  ({ service }) => ({
    audience: service.audience,
    scopes: [...new Set(service.operations.flatMap(({ scopes }) => scopes))],
  }),
)
