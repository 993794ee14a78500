import { type ExactDocument, type ExactElement, exactElements } from '../../platform/xml/exact.ts'
import { SOAP, WSSE, XOP } from '../soap/names.ts'
import { dsig } from '../xmldsig/algorithms.ts'
import { assertionKinds } from './assertion-kinds.ts'
import { saml } from './names.ts'
import { refuseAssertion } from './refuse-assertion.ts'

/** Real assertions have ten thousand; canonicalising costs more than parsing. */
const mostCharacters = 250_000

/**
 * The assertions of a SOAP 1.2 message: children of the one security header, each signed by the one signature right after
 * its issuer. A message that has anything of the kind elsewhere was made to be read in two ways, and is refused whole.
 *
 * @throws Problem `assertion-missing`, `assertion-wrapped`, `assertion-unsigned`, `assertion-structure` (too large),
 *   `assertion-repeated` (more than there are kinds)
 */
export function assertionsIn({ root }: ExactDocument): readonly ExactElement[] {
  const header = only(root, SOAP, 'Header')
  const security = header && only(header, WSSE, 'Security')
  const inside = security ? exactElements(security) : []
  const assertions = inside.filter(isAssertion)
  const all = everywhere(root)
  if (all.securityHeaders > (security ? 1 : 0) || all.assertions !== assertions.length)
    refuseAssertion('assertion-wrapped')
  if (header && everywhere(header).includes > 0) refuseAssertion('assertion-wrapped')
  if (assertions.length === 0) refuseAssertion('assertion-missing')
  if (assertions.length > assertionKinds.length) refuseAssertion('assertion-repeated')
  for (const assertion of assertions) checkSignaturePlace(assertion)
  return assertions
}

/** The one child of that name; undefined when there is none. */
function only(parent: ExactElement, ns: string, name: string): ExactElement | undefined {
  const [found, another] = exactElements(parent).filter((child) => child.ns === ns && child.name === name)
  if (another) refuseAssertion('assertion-wrapped')
  return found
}

function isAssertion({ ns, name }: ExactElement): boolean {
  return ns === saml && name === 'Assertion'
}

/** SAML 1.1 and encrypted assertions count as well: none of ours are. */
function looksLikeAssertion({ ns, name }: ExactElement): boolean {
  return ns.startsWith('urn:oasis:names:tc:SAML:') && /assertion$/i.test(name)
}

type Found = { readonly securityHeaders: number; readonly assertions: number; readonly includes: number }

/** What stands in an element at any depth. */
function everywhere(element: ExactElement): Found {
  const found = { securityHeaders: 0, assertions: 0, includes: 0 }
  const visit = (at: ExactElement): void => {
    if (at.ns === WSSE && at.name === 'Security') found.securityHeaders += 1
    if (looksLikeAssertion(at)) found.assertions += 1
    if (at.ns === XOP && at.name === 'Include') found.includes += 1
    for (const child of exactElements(at)) visit(child)
  }
  visit(element)
  return found
}

function checkSignaturePlace(assertion: ExactElement): void {
  if (assertion.end - assertion.start > mostCharacters) refuseAssertion('assertion-structure')
  const signatures = signaturesIn(assertion)
  if (signatures.length === 0) refuseAssertion('assertion-unsigned')
  const [issuer, second] = exactElements(assertion)
  const right = issuer?.ns === saml && issuer.name === 'Issuer' && second === signatures[0]
  if (signatures.length > 1 || !right) refuseAssertion('assertion-wrapped')
}

function signaturesIn(element: ExactElement): readonly ExactElement[] {
  return exactElements(element).flatMap((child) => [
    ...(child.ns === dsig && child.name === 'Signature' ? [child] : []),
    ...signaturesIn(child),
  ])
}
