import type { TrustedIssuer } from '../../features/health-credential/index.ts'
import { credentialTypes } from '../../standards/openid4vp/credential-types.ts'
import { certificatesAt, signerOf } from './certificate-files.ts'
import { listAt, nameIn, objectAt, objectsAt, type Part, textAt, wrong } from './file-part.ts'
import type { RevocationLists } from './revocation-lists.ts'
import type { ContactPointSetup } from './setup.ts'

type WalletSetup = NonNullable<ContactPointSetup['wallet']>

const oid = /^[0-2](?:\.(?:0|[1-9]\d*))+$/
const countryCode = /^[A-Z]{2}$/

/**
 * The section `wallet` of the file (docs/configuration.md).
 *
 * @param lists of every authority, those of issuers among them: of one without a list nothing is believed
 * @throws Problem `invalid` `contact-point-file`
 */
export async function walletAt(root: Part, lists: RevocationLists): Promise<WalletSetup | undefined> {
  if (root.value.wallet === undefined) return undefined
  const part = objectAt(root, 'wallet')
  const verifier = objectAt(part, 'verifier')
  const signer = await signerOf(verifier)
  // ES256 is the one algorithm that every wallet knows (HAIP 1.0).
  if (signer.key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw wrong(nameIn(verifier, 'key'))
  if (listAt(part, 'issuers').length === 0) throw wrong(nameIn(part, 'issuers'))
  return {
    verifier: { ...signer, chain: await certificatesAt(verifier, 'chain', 0) },
    trust: {
      issuers: await Promise.all(objectsAt(part, 'issuers').map(issuerOf)),
      revocationLists: () => lists.lists(),
    },
  }
}

/** What the section would have vouch for people. */
export function rootsOf(wallet: WalletSetup | undefined): readonly Uint8Array[] {
  return (wallet?.trust.issuers ?? []).flatMap(({ anchors }) => anchors)
}

async function issuerOf(part: Part): Promise<TrustedIssuer> {
  const types = objectAt(part, 'types')
  const named = Object.keys(types.value).map((id) => [id, domainsOf(types, id)] as const)
  if (named.length === 0) throw wrong(types.at)
  return {
    country: textAt(part, 'country', countryCode),
    anchors: await certificatesAt(part, 'anchors', 1),
    types: Object.fromEntries(named),
  }
}

/** A misspelt type or claim would silently leave a patient without a form filled in. */
function domainsOf(types: Part, id: string): Readonly<Record<string, string>> {
  const type = credentialTypes.find((each) => each.id === id)
  if (!type) throw wrong(nameIn(types, id))
  const domains = objectAt(types, id)
  const numbers = type.claims.filter(({ kind }) => kind === 'identifier').map(({ claim }) => claim)
  const entries = Object.keys(domains.value).map((claim) => {
    if (!numbers.includes(claim)) throw wrong(nameIn(domains, claim))
    return [claim, textAt(domains, claim, oid)] as const
  })
  return Object.fromEntries(entries)
}
