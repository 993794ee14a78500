import { helseIdClaims } from '../../standards/helseid/access-token.ts'
import type { BoxClient } from './box-client.ts'
import type { Professional } from './professional.ts'
import type { StatedOrganisation } from './stated.ts'

/** The client that a token is for: one of a vendor, or our own at the demonstration's sign-in. */
export type TokenClient = Pick<BoxClient, 'id' | 'name' | 'tenancy'> & {
  /** Undefined: it acts for whomever the person works for. */
  readonly orgNumber: string | undefined
}

/** Whom a token acts for: the legal entity, the unit below it, and whose system it is when it is another's. */
export type ActingFor = { readonly parent: string; readonly child?: string; readonly supplier?: string }

/**
 * For which organisation a client acts: its own, or the one that its assertion names when it is registered for many.
 *
 * @returns undefined where a client for many names none, or one for a single organisation names another
 */
export function actingFor(
  { tenancy, orgNumber }: TokenClient,
  stated: StatedOrganisation | undefined,
  workplace: Pick<Professional, 'orgNumber' | 'legalEntity'> | undefined,
): ActingFor | undefined {
  const child = stated?.child === undefined ? {} : { child: stated.child }
  if (tenancy === 'multi-tenant') {
    if (stated?.parent === undefined) return undefined
    return { parent: stated.parent, ...child, ...(orgNumber === undefined ? {} : { supplier: orgNumber }) }
  }
  const at = workplace && atUnit(workplace)
  const parent = orgNumber ?? at?.parent
  if (parent === undefined || (stated?.parent !== undefined && stated.parent !== parent)) return undefined
  return { parent, ...(orgNumber === undefined ? at : {}), ...child }
}

/** The legal entity of a place, with the place below it where it is a unit (ATT-18, ATT-19). */
function atUnit({ orgNumber, legalEntity }: Pick<Professional, 'orgNumber' | 'legalEntity'>): ActingFor {
  return legalEntity === undefined ? { parent: orgNumber } : { parent: legalEntity, child: orgNumber }
}

/** What every token of HelseID says of the client. */
export function clientClaims({ id, name, tenancy }: TokenClient, { parent, child, supplier }: ActingFor) {
  return {
    client_id: id,
    client_amr: 'private_key_jwt',
    [helseIdClaims.clientName]: name,
    [helseIdClaims.clientTenancy]: tenancy,
    [helseIdClaims.orgnrParent]: parent,
    ...(child === undefined ? {} : { [helseIdClaims.orgnrChild]: child }),
    ...(supplier === undefined ? {} : { [helseIdClaims.orgnrSupplier]: supplier }),
  }
}

/** When and how somebody proved who they are. Nobody proves anything here: it is as a test identity provider says it. */
export type SignedInAt = {
  readonly authTime: number
  readonly sid: string
  /** HelseID's own number for somebody, which no other system has. */
  readonly pseudonym: string
}

/** What a token says of the professional: what HelseID has from Folkeregisteret and Helsepersonellregisteret. */
export function professionalClaims(
  { subject, given, family, pid, hprNumber, authorizations }: Professional,
  { authTime, sid, pseudonym }: SignedInAt,
) {
  return {
    sub: subject,
    name: `${given} ${family}`,
    given_name: given,
    family_name: family,
    amr: ['pwd'],
    idp: 'testidp-oidc',
    auth_time: authTime,
    sid,
    [helseIdClaims.pid]: pid,
    [helseIdClaims.pidPseudonym]: pseudonym,
    [helseIdClaims.assuranceLevel]: 'high',
    [helseIdClaims.securityLevel]: '4',
    [helseIdClaims.network]: 'internett',
    ...(hprNumber === undefined ? {} : { [helseIdClaims.hprNumber]: hprNumber }),
    [helseIdClaims.hprDetails]: { approvals: authorizations.map(approval) },
  }
}

/** An authorisation in Helsepersonellregisteret; all of the box are full ones. */
function approval(profession: string) {
  return {
    profession,
    authorization: { value: '1', description: 'Autorisasjon' },
    requisition_rights: [],
    specialities: [],
  }
}
